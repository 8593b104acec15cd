using Anneal.Lab.Reports.Charts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Anneal.Cli.Rendering;

/// <summary>Draws a chart in a terminal: braille dots, or letters where the terminal has no Unicode.</summary>
/// <remarks>Colors come from the terminal's own sixteen, which its owner has chosen to be legible; letters tell lines apart without them.</remarks>
/// <param name="chart">What to draw.</param>
/// <param name="columns">Width in characters with the labels; less where the terminal is narrower.</param>
/// <param name="rows">Height of the plot in rows, without title, axis and legend; 3 or more.</param>
internal sealed class TerminalChart(Chart chart, int columns = 80, int rows = 12) : Renderable
{
    private const int LeastPlotColumns = 8;
    private static Style Plain { get; } = Style.Plain;
    private static Style Quiet { get; } = new(foreground: Color.Grey);

    private static Color[] Colors { get; } =
        [Color.Silver, Color.Blue, Color.Green, Color.Fuchsia, Color.Red, Color.Yellow];

    protected override Measurement Measure(RenderOptions options, int maxWidth) =>
        new(Math.Min(columns, maxWidth), Math.Min(columns, maxWidth));

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        TerminalSymbols symbols = options.Unicode ? TerminalSymbols.Braille : TerminalSymbols.Ascii;
        int width = Math.Min(columns, maxWidth);
        int height = Math.Max(rows, 3);
        Axis vertical = Axis.Vertical(chart, Math.Max((height - 1) / 3, 1));
        int labelColumns = vertical.Ticks.Select(tick => tick.Label.Length).DefaultIfEmpty(0).Max();
        int plotColumns = Math.Max(width - labelColumns - 2, LeastPlotColumns);
        Axis horizontal = Axis.Horizontal(chart, Math.Max(plotColumns / 12, 1));
        TerminalPlot plot = new(chart, horizontal, vertical, (plotColumns, height), symbols);
        TerminalRuler ruler = new(horizontal, plotColumns);
        string margin = new(' ', labelColumns + 1);

        return Headings(symbols, width)
            .Concat(Enumerable.Range(0, height).SelectMany(row => PlotRow(plot, row, LabelOf(vertical, row, height), labelColumns, symbols)))
            .Concat([new Segment(margin + symbols.Corner + ruler.Line(symbols), Quiet), Segment.LineBreak])
            .Concat([new Segment(margin + ' ' + ruler.Labels(), Plain), Segment.LineBreak])
            .Concat(Words(symbols.Text(chart.HorizontalLabel), Quiet, width, margin.Length + 1 + (plotColumns / 2)))
            .Concat(TerminalLegend.Segments(chart, symbols, width, StyleOf));
    }

    private Style StyleOf(int place) => new(foreground: Colors[chart.StyleIndexOf(place) % Colors.Length]);

    private IEnumerable<Segment> Headings(TerminalSymbols symbols, int width) =>
        Words(symbols.Text(chart.Title), new Style(decoration: Decoration.Bold), width)
            .Concat(chart.VerticalLabel == chart.Title ? [] : Words(symbols.Text(chart.VerticalLabel), Quiet, width));

    /// <summary>One line of text, centered at a column or else at the left; nothing if it is empty.</summary>
    private static IEnumerable<Segment> Words(string text, Style style, int width, int? center = null)
    {
        if (text.Length == 0)
            return [];

        string fitting = text.Length <= width ? text : text[..width];
        int start = Math.Clamp((center ?? 0) - (fitting.Length / 2), 0, width - fitting.Length);
        return [new Segment(new string(' ', start)), new Segment(fitting, style), Segment.LineBreak];
    }

    private static string? LabelOf(Axis vertical, int row, int height) => vertical.Ticks
        .Where(tick => (int)Math.Round((1 - vertical.PositionOf(tick.Value)) * (height - 1)) == row)
        .Select(tick => tick.Label)
        .FirstOrDefault();

    private IEnumerable<Segment> PlotRow(TerminalPlot plot, int row, string? label, int labelColumns, TerminalSymbols symbols)
    {
        yield return new Segment((label ?? "").PadLeft(labelColumns) + ' ', Plain);
        yield return new Segment((label is null ? symbols.Side : symbols.SideTick).ToString(), Quiet);
        int used = plot.ColumnsUsed(row);
        for (int start = 0; start < used;)
        {
            int owner = plot.At(start, row).Owner;
            int end = start;
            while (end < used && plot.At(end, row).Owner == owner)
                end++;
            string text = string.Concat(Enumerable.Range(start, end - start).Select(column => plot.At(column, row).Character));
            yield return new Segment(text, owner == DotCanvas.Nobody ? Plain : StyleOf(owner));
            start = end;
        }

        yield return Segment.LineBreak;
    }
}
