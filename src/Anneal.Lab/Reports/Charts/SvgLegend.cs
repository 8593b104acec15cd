namespace Anneal.Lab.Reports.Charts;

/// <summary>Names of the lines in rows above the plot.</summary>
internal sealed record SvgLegend(IReadOnlyList<SvgLegend.Entry> Entries, double Height)
{
    private const double Row = 20;
    private const double Sample = 32;
    private const double Between = 18;

    /// <summary>One name and the place of its sample, from the legend's upper left corner.</summary>
    internal readonly record struct Entry(int Place, double X, double Y)
    {
        public double TextX => X + Sample - 4;
    }

    public static SvgLegend For(Chart chart, int width)
    {
        List<Entry> entries = [];
        (double x, double y) = (0, 0);
        for (int place = 0; place < chart.Series.Count; place++)
        {
            double entryWidth = Sample + SvgText.WidthOf(chart.Series[place].Name, SvgLayout.NameSize);
            if (x > 0 && x + entryWidth > width - (2 * SvgLayout.Edge))
                (x, y) = (0, y + Row);
            entries.Add(new Entry(place, x, y));
            x += entryWidth + Between;
        }

        return new(entries, y + Row + 4);
    }
}
