namespace Anneal.Lab.Reports.Charts;

/// <summary>The rectangle in which the lines are, and where each value lies in it.</summary>
internal sealed record PlotArea(Axis Horizontal, Axis Vertical, double Left, double Top, double Width, double Height)
{
    private const double Beyond = 4; // heights above or below the plot: enough to be cut off, and still a short number
    private const double BandColumn = 2; // pixels: a pale band needs less detail than a line

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>The place of a point; NaN in a coordinate that cannot be drawn.</summary>
    public PlotPoint At(double x, double y) => new(Horizontal.PositionOf(x) * Width, HeightOf(y));

    /// <summary>The unbroken parts of a line, with no more points than can be seen.</summary>
    public IEnumerable<IReadOnlyList<PlotPoint>> LinesOf(Series series) =>
        Parts(series.X.Length, index => At(series.X.Span[index], series.Y.Span[index])).Select(part => Decimation.Reduce(part));

    /// <summary>The outlines of the unbroken parts of a band: along the upper edge, back along the lower one.</summary>
    public IEnumerable<IReadOnlyList<PlotPoint>> BandsOf(Series series)
    {
        var high = Parts(series.BandHigh.Length, index => Edge(series, index, upper: true));
        var low = Parts(series.BandLow.Length, index => Edge(series, index, upper: false));
        return high.Zip(low, (above, below) =>
            (IReadOnlyList<PlotPoint>)[.. Decimation.Reduce(above, BandColumn), .. Decimation.Reduce(below, BandColumn).Reverse()]);
    }

    private PlotPoint Edge(Series series, int index, bool upper)
    {
        (double low, double high) = (series.BandLow.Span[index], series.BandHigh.Span[index]);
        double visibleLow = Vertical.Scale == AxisScale.Logarithmic && low <= 0 ? Vertical.Range.Low : low;
        PlotPoint lower = At(series.X.Span[index], visibleLow);
        PlotPoint higher = At(series.X.Span[index], high);
        return double.IsNaN(lower.Y + higher.Y) ? new(double.NaN, double.NaN) : upper ? higher : lower;
    }

    private double HeightOf(double value) => Math.Clamp(1 - Vertical.PositionOf(value), -Beyond, 1 + Beyond) * Height;

    private static IEnumerable<IReadOnlyList<PlotPoint>> Parts(int count, Func<int, PlotPoint> pointAt)
    {
        List<PlotPoint> part = [];
        for (int index = 0; index < count; index++)
        {
            PlotPoint point = pointAt(index);
            if (double.IsFinite(point.X + point.Y))
            {
                part.Add(point);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }

        if (part.Count > 0)
            yield return part;
    }
}
