using Anneal.Lab.Gallery;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace Anneal.Cli.Rendering;

/// <summary>Lists the families of schedules, and draws one with its documentation.</summary>
internal sealed class GalleryView(Terminal terminal)
{
    private const int ChartRows = 12;

    /// <summary>Every family, chapter by chapter.</summary>
    public void List()
    {
        foreach (IGrouping<FamilyGroup, Family> group in Families.All.GroupBy(family => family.Group))
            terminal.Output.Write(TableOf(group));
        terminal.OutputText.WriteLine($"{Families.All.Count} families. \"anneal gallery NAME\" draws one.");
    }

    /// <summary>One family: what it is, its picture, formula and source, and an example.</summary>
    public void Draw(Family family)
    {
        FamilyText text = FamilyText.Of(family);
        terminal.Output.Write(new TerminalChart(FamilyChart.Of(family), rows: ChartRows));
        Paragraph($"{family.Code}: {text.Summary}");
        foreach (string paragraph in text.Remarks)
            Paragraph(paragraph);
        if (family.KnownAs.Length > 0)
            Paragraph($"Elsewhere: {family.KnownAs}.");
        if (text.Example.Length > 0)
            Paragraph(text.Example);
    }

    private void Paragraph(string text)
    {
        terminal.OutputText.WriteLine();
        terminal.Output.Write(new Words(text + "\n"));
    }

    private static Table TableOf(IGrouping<FamilyGroup, Family> group)
    {
        int names = Families.All.Max(family => family.Name.Length), titles = Families.All.Max(family => family.Title.Length);
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(new Words("")) { Width = names, NoWrap = true });
        table.AddColumn(new TableColumn(new Words(FamilyText.TitleOf(group.Key))) { Width = titles, NoWrap = true });
        table.AddColumn(new TableColumn(new Words("in code")));
        foreach (Family family in group)
            table.AddRow(new Words(family.Name), new Words(family.Title), new Words(family.Code));
        return table;
    }
}
