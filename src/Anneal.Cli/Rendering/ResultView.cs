using Anneal.Lab.Comparisons;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace Anneal.Cli.Rendering;

/// <summary>Prints what a comparison found.</summary>
internal sealed class ResultView(IAnsiConsole console)
{
    private const int ChartRows = 14;

    /// <summary>Tables and the headline; charts unless they are not wanted.</summary>
    public void Show(ComparisonResult result, bool withCharts)
    {
        console.Write(TableOf(ComparisonTable.Header, ComparisonTable.Rows(result)));
        console.WriteLine(ComparisonTable.Explanation(result));
        if (result.Budgets.Count > 0)
        {
            console.WriteLine();
            console.WriteLine("The 1cycle policy, trained to the end in shares of the standard run:");
            console.Write(TableOf(ComparisonTable.BudgetHeader, ComparisonTable.BudgetRows(result)));
        }

        if (withCharts)
        {
            console.WriteLine();
            console.Write(new TerminalChart(ComparisonCharts.LearningRate(result), rows: ChartRows));
            console.WriteLine();
            console.Write(new TerminalChart(ComparisonCharts.Accuracy(result), rows: ChartRows));
        }

        if (ComparisonTable.Headline(result) is { Length: > 0 } headline)
        {
            console.WriteLine();
            console.Write(new Words(headline + "\n", new Style(decoration: Decoration.Bold)));
        }
    }

    /// <summary>A table whose columns after the first are figures.</summary>
    public static Table TableOf(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        for (int column = 0; column < header.Count; column++)
            table.AddColumn(new TableColumn(new Words(header[column])) { Alignment = column == 0 ? Justify.Left : Justify.Right });
        foreach (IReadOnlyList<string> row in rows)
            table.AddRow([.. row.Select(cell => new Words(cell))]);
        return table;
    }
}
