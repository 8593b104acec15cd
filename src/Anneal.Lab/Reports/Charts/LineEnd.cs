namespace Anneal.Lab.Reports.Charts;

/// <summary>The last point of a line that can be seen, in the picture's pixels.</summary>
internal readonly record struct LineEnd(int Place, double X, double Y, bool IsAtRight)
{
    /// <summary>The ends of all lines that have one.</summary>
    public static IEnumerable<LineEnd> Of(Chart chart, PlotArea plot)
    {
        for (int place = 0; place < chart.Series.Count; place++)
        {
            if (LastOf(chart.Series[place], plot) is { } end)
                yield return new(place, plot.Left + end.X, plot.Top + Math.Clamp(end.Y, 0, plot.Height), end.X > plot.Width * 0.97);
        }
    }

    private static PlotPoint? LastOf(Series series, PlotArea plot)
    {
        for (int index = series.X.Length - 1; index >= 0; index--)
        {
            PlotPoint point = plot.At(series.X.Span[index], series.Y.Span[index]);
            if (double.IsFinite(point.X + point.Y))
                return point;
        }

        return null;
    }
}
