namespace Anneal.Lab.Reports.Charts;

/// <summary>The range of the values that can be drawn, widened where there is nothing to see.</summary>
internal static class DataRange
{
    private const double Largest = 1e300;
    private const double LeastShare = 1e-9;

    public static ValueRange OfValues(Chart chart) =>
        Of(chart.Series.SelectMany(series => new[] { series.Y, series.BandLow, series.BandHigh }), chart.VerticalScale);

    public static ValueRange Of(IEnumerable<ReadOnlyMemory<double>> values, AxisScale scale)
    {
        ValueRange range = new(double.PositiveInfinity, double.NegativeInfinity);
        foreach (ReadOnlyMemory<double> part in values)
        {
            foreach (double value in part.Span)
            {
                if (double.IsFinite(value) && (scale == AxisScale.Linear || value > 0))
                    range = range.With(Math.Clamp(value, -Largest, Largest));
            }
        }

        return range.Low > range.High ? Empty(scale) : Drawable(range, scale);
    }

    /// <summary>The range itself if an axis can be drawn for it, or else a wider one.</summary>
    public static ValueRange Drawable(ValueRange range, AxisScale scale) =>
        scale == AxisScale.Linear ? WidenLinear(range) : WidenLogarithmic(range);

    private static ValueRange Empty(AxisScale scale) => scale == AxisScale.Linear ? new(0, 1) : new(0.1, 1);

    private static ValueRange WidenLinear(ValueRange range)
    {
        double size = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        if (range.Span > Math.Max(size * LeastShare, 1e-290))
            return range;

        double margin = size > 1e-280 ? size / 2 : 0.5;
        return new(range.Low - margin, range.High + margin);
    }

    private static ValueRange WidenLogarithmic(ValueRange range)
    {
        double high = range.High > 0 ? Math.Clamp(range.High, 1e-290, Largest) : 1;
        double low = range.Low > 0 ? Math.Clamp(range.Low, 1e-290, Largest) : high / 1000;
        return high / low > 1 + LeastShare ? new(low, high) : new(low / 2, high * 2);
    }
}
