namespace Anneal.Lab.Reports.Charts;

/// <summary>Where the parts of a picture are: names at the line ends where there is room, or else in a legend above.</summary>
internal sealed record SvgLayout(int Width, int Height, PlotArea Plot, IReadOnlyList<string> TitleLines, SvgLegend? Legend)
{
    public const double Edge = 12;
    public const double TitleSize = 15;
    public const double TitleLine = 20;
    public const double NameSize = 13;
    public const double QuietSize = 12;
    public const double LabelGap = 17;
    private const int LeastWidthForNames = 560;
    private const double Foot = 46;
    private const double BesideNames = 26;

    public double TitleBottom => Edge + 2 + (TitleLines.Count * TitleLine);

    public static SvgLayout For(Chart chart, int width, int height)
    {
        IReadOnlyList<string> title = SvgText.Wrap(chart.Title, TitleSize, width - (2 * Edge));
        bool hasNames = chart.Series.Count > 1;
        double head = Edge + 2 + (title.Count * TitleLine);
        SvgLegend? legend = hasNames && !FitsNames(chart, width, height - head) ? SvgLegend.For(chart, width) : null;
        double top = head + (legend?.Height ?? 0) + (chart.VerticalLabel.Length > 0 ? 32 : 12);
        double right = hasNames && legend is null ? BesideNames + NamesWidth(chart) : 24;
        return new(width, height, PlotOf(chart, width, height, top, right), title, legend);
    }

    private static PlotArea PlotOf(Chart chart, int width, int height, double top, double right)
    {
        double plotHeight = Math.Max(height - top - Foot, 40);
        Axis vertical = Axis.Vertical(chart, Math.Max((int)(plotHeight / 48), 2));
        double labels = vertical.Ticks.Select(tick => SvgText.WidthOf(tick.Label, QuietSize)).DefaultIfEmpty(0).Max();
        double left = Edge + labels + 8;
        double plotWidth = Math.Max(width - left - right, 40);
        return new(Axis.Horizontal(chart, Math.Max((int)(plotWidth / 76), 2)), vertical, left, top, plotWidth, plotHeight);
    }

    private static bool FitsNames(Chart chart, int width, double height) =>
        width >= LeastWidthForNames
        && NamesWidth(chart) < width / 4.0
        && chart.Series.Count * LabelGap < height - Foot - 30;

    private static double NamesWidth(Chart chart) =>
        chart.Series.Max(series => SvgText.WidthOf(series.Name, NameSize)) + Edge + 8;
}
