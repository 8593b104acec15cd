using System.Text;

namespace Anneal.Lab.Reports.Charts;

/// <summary>Writes one picture, from back to front: grid, axes, bands, lines, names.</summary>
internal sealed class SvgWriter(Chart chart, SvgLayout layout)
{
    private readonly StringBuilder _svg = new();
    private readonly PlotArea _plot = layout.Plot;

    public string Write(bool isStandalone)
    {
        string address = isStandalone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "";
        Line($"<svg{address} class=\"anneal-chart\" role=\"img\" viewBox=\"0 0 {layout.Width} {layout.Height}\" width=\"100%\">");
        Line($"<title>{SvgText.Escape(chart.Title)}</title>");
        Line($"<desc>{SvgText.Escape(ChartDescription.Of(chart, _plot))}</desc>");
        if (isStandalone)
        {
            Line($"<style>\n{SvgStyle.Standalone}\n</style>");
            Line($"<rect class=\"page\" width=\"{layout.Width}\" height=\"{layout.Height}\" rx=\"6\"/>");
        }

        Headings();
        HorizontalAxis();
        VerticalAxis();
        Lines();
        Names();
        Line("</svg>");
        return _svg.ToString();
    }

    private void Headings()
    {
        for (int line = 0; line < layout.TitleLines.Count; line++)
            Text("title", SvgLayout.Edge, SvgLayout.Edge + 14 + (line * SvgLayout.TitleLine), layout.TitleLines[line]);
        Text("quiet", SvgLayout.Edge, _plot.Top - 16, chart.VerticalLabel);
        Text("quiet", _plot.Left + (_plot.Width / 2), layout.Height - 10, chart.HorizontalLabel, "middle");
    }

    private void HorizontalAxis()
    {
        StringBuilder marks = new();
        foreach (AxisTick tick in _plot.Horizontal.Ticks)
        {
            double x = _plot.Left + (_plot.Horizontal.PositionOf(tick.Value) * _plot.Width);
            marks.Append($"M{Number(x)} {Number(_plot.Bottom)}v5");
            Text("quiet", x, _plot.Bottom + 19, tick.Label, "middle");
        }

        Line($"<path class=\"base\" d=\"M{Number(_plot.Left)} {Number(_plot.Bottom)}H{Number(_plot.Right)}{marks}\"/>");
    }

    private void VerticalAxis()
    {
        StringBuilder marks = new();
        foreach (AxisTick tick in _plot.Vertical.Ticks)
        {
            double y = _plot.Bottom - (_plot.Vertical.PositionOf(tick.Value) * _plot.Height);
            if (y < _plot.Bottom - 1)
                marks.Append($"M{Number(_plot.Left)} {Number(y)}H{Number(_plot.Right)}");
            Text("quiet", _plot.Left - 8, y + 4, tick.Label, "end");
        }

        if (marks.Length > 0)
            Line($"<path class=\"grid\" d=\"{marks}\"/>");
    }

    private void Lines()
    {
        const double Margin = 2; // so that a line along the edge is not cut in half
        (double width, double height) = (_plot.Width + (2 * Margin), _plot.Height + (2 * Margin));
        string corner = $"x=\"{Number(_plot.Left - Margin)}\" y=\"{Number(_plot.Top - Margin)}\"";
        Line($"<svg {corner} width=\"{Number(width)}\" height=\"{Number(height)}\" overflow=\"hidden\">");
        Line($"<g transform=\"translate({Number(Margin)} {Number(Margin)})\">");
        for (int place = 0; place < chart.Series.Count; place++)
            Group(place, SvgPath.Band(_plot.BandsOf(chart.Series[place])));
        string[] paths = [.. chart.Series.Select(series => SvgPath.Line(_plot.LinesOf(series)))];
        for (int place = 0; place < paths.Length; place++)
            Group(place, SvgPath.Stroke(paths, place, IsDashed(place)));
        Line("</g>\n</svg>");
    }

    private void Names()
    {
        if (layout.Legend is { } legend)
            Legend(legend);
        else if (chart.Series.Count > 1)
            LineEnds();
    }

    private void Legend(SvgLegend legend)
    {
        foreach (SvgLegend.Entry entry in legend.Entries)
        {
            (double x, double y) = (SvgLayout.Edge + entry.X, layout.TitleBottom + 8 + entry.Y);
            string sample = $"<path class=\"line\" d=\"M{Number(x)} {Number(y)}h22\"/>" + SvgMark.At(x + 11, y, chart.StyleIndexOf(entry.Place));
            Group(entry.Place, sample + Name(entry.Place, SvgLayout.Edge + entry.TextX, y));
        }

        foreach (LineEnd end in LineEnd.Of(chart, _plot))
            Group(end.Place, SvgMark.At(end.X, end.Y, chart.StyleIndexOf(end.Place)));
    }

    private void LineEnds()
    {
        LineEnd[] ends = [.. LineEnd.Of(chart, _plot)];
        double[] heights = LabelSpreading.Spread([.. ends.Select(end => end.Y)], SvgLayout.LabelGap, _plot.Top, _plot.Bottom);
        foreach ((LineEnd end, double height) in ends.Zip(heights))
        {
            double x = _plot.Right + 24;
            string leader = end.IsAtRight && Math.Abs(height - end.Y) > 1
                ? $"<path class=\"leader\" d=\"M{Number(end.X + 5)} {Number(end.Y)}L{Number(x - 3)} {Number(height)}\"/>" : "";
            string mark = end.IsAtRight ? "" : SvgMark.At(x + 4, height, chart.StyleIndexOf(end.Place)); // too far for a leader
            double nameX = end.IsAtRight ? x : x + 14;
            Group(end.Place, leader + mark + SvgMark.At(end.X, end.Y, chart.StyleIndexOf(end.Place)) + Name(end.Place, nameX, height));
        }
    }

    private string Name(int place, double x, double y) =>
        $"<text class=\"name\" x=\"{Number(x)}\" y=\"{Number(y + 4.5)}\">{SvgText.Escape(chart.Series[place].Name)}</text>";

    private bool IsDashed(int place) =>
        chart.Series[place].IsDashed || chart.StyleIndexOf(place) / ChartTheme.LineCount % 2 == 1;

    private void Group(int place, string content)
    {
        if (content.Length > 0)
            Line($"<g class=\"{SvgStyle.ClassOf(chart.StyleIndexOf(place))}\">{content}</g>");
    }

    private void Text(string style, double x, double y, string text, string anchor = "start")
    {
        if (text.Length > 0)
            Line($"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\">{SvgText.Escape(text)}</text>");
    }

    private static string Number(double value) => NumberText.Coordinate(value);

    private void Line(string text) => _svg.Append(text).Append('\n');
}
