using Anneal.Lab.Reports.Charts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Anneal.Cli.Rendering;

/// <summary>The letters of a terminal chart and the names they stand for.</summary>
internal static class TerminalLegend
{
    private const int Between = 3;

    /// <summary>The legend in as many lines as it needs; nothing for a single line, which the title names.</summary>
    public static IEnumerable<Segment> Segments(Chart chart, TerminalSymbols symbols, int width, Func<int, Style> styleOf)
    {
        if (chart.Series.Count < 2)
            yield break;

        IReadOnlyList<char> letters = TerminalLetters.For(chart.Series.Select(series => series.Name));
        int used = 0;
        for (int place = 0; place < chart.Series.Count; place++)
        {
            string entry = Fitting($"{letters[place]} {symbols.Text(chart.Series[place].Name)}", width);
            if (used > 0)
            {
                bool fits = used + Between + entry.Length <= width;
                yield return fits ? Segment.Padding(Between) : Segment.LineBreak;
                used = fits ? used + Between : 0;
            }

            yield return new Segment(entry, styleOf(place));
            used += entry.Length;
        }

        yield return Segment.LineBreak;
    }

    private static string Fitting(string text, int width) => text.Length <= width ? text : text[..width];
}
