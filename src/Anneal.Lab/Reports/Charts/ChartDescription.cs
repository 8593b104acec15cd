namespace Anneal.Lab.Reports.Charts;

/// <summary>What a chart shows in words, for readers who cannot see it.</summary>
internal static class ChartDescription
{
    public static string Of(Chart chart, PlotArea plot)
    {
        IEnumerable<string> lines = chart.Series.Select(Line);
        return $"Line chart. Horizontal axis: {Over(chart.HorizontalLabel, plot.Horizontal)}. "
            + $"Vertical axis: {Over(chart.VerticalLabel, plot.Vertical)}. "
            + (chart.Series.Count == 0 ? "No lines." : $"Lines: {string.Join("; ", lines)}.");
    }

    private static string Over(string label, Axis axis)
    {
        string scale = axis.Scale == AxisScale.Logarithmic ? ", logarithmic" : "";
        return $"{label}, {NumberText.Short(axis.Range.Low)} to {NumberText.Short(axis.Range.High)}{scale}";
    }

    private static string Line(Series series)
    {
        double[] finite = [.. series.Y.ToArray().Where(double.IsFinite)];
        return finite.Length == 0
            ? $"{series.Name}, nothing to draw"
            : $"{series.Name}, {NumberText.Short(finite.Min())} to {NumberText.Short(finite.Max())}, last {NumberText.Short(finite[^1])}";
    }
}
