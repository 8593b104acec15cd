using Anneal.Engine.Storage;
using Anneal.Lab.Data;
using Anneal.Lab.Reports;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Comparisons;

/// <summary>The record of a comparison: a folder with the report, its pictures, every metric, and the settings.</summary>
public static class ComparisonReport
{
    /// <summary>Builds the page.</summary>
    /// <param name="result">The result; at least one policy.</param>
    /// <param name="data">The data set it was made on.</param>
    /// <param name="version">The version of the program.</param>
    /// <returns>The page, for <see cref="HtmlReport"/>.</returns>
    public static ReportPage Page(ComparisonResult result, DataSet data, string version)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(data);
        string lead = result.Complete ? ComparisonTable.Headline(result) : $"The comparison was ended early. {ComparisonTable.Headline(result)}";
        return new ReportPage($"Learning-rate policies on {data.Name}", lead.Trim(), [Results(result), .. Pictures(result), Method(result, data)])
        {
            Footer = $"Written by Anneal {version}.",
        };
    }

    /// <summary>Writes <c>report.html</c>, the pictures as <c>.svg</c> files, <c>metrics.jsonl</c> and <c>config.json</c>.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="result">The result; at least one policy.</param>
    /// <param name="data">The data set it was made on.</param>
    /// <param name="version">The version of the program.</param>
    public static void Write(Runs.RunFolder folder, ComparisonResult result, DataSet data, string version)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(result);
        ComparisonSettingsFile.Write(folder["config.json"], result.Settings);
        MetricsFile.Write(folder["metrics.jsonl"], result);
        foreach ((string name, Chart chart) in Charts(result))
            AtomicFile.WriteAllText(folder[$"{name}.svg"], SvgChart.Write(chart));
        AtomicFile.WriteAllText(folder["report.html"], HtmlReport.Write(Page(result, data, version)));
    }

    private static ReportSection Results(ComparisonResult result) => new("Results",
    [
        new ReportTable(ComparisonTable.Header, ComparisonTable.Rows(result)) { RowStyles = ComparisonCharts.Styles(result) },
        new ReportParagraph(ComparisonTable.Explanation(result)),
    ]);

    private static IEnumerable<ReportSection> Pictures(ComparisonResult result)
    {
        if (ComparisonCharts.Budgets(result) is { } budgets)
        {
            yield return new("How few updates are enough",
            [
                new ReportParagraph("The 1cycle policy, with the same peak and weight decay, trained to the end in shares of the standard run's updates. A crossing inside a longer run would not count: only a finished run has been annealed."),
                new ReportFigure(budgets, "Validation accuracy at the end of runs of different lengths, with 95 % intervals over seeds."),
                new ReportTable(ComparisonTable.BudgetHeader, ComparisonTable.BudgetRows(result)),
            ]);
        }

        yield return new("The plans",
        [
            new ReportFigure(ComparisonCharts.LearningRate(result), "The learning rate of each update."),
            new ReportFigure(ComparisonCharts.Momentum(result), "The momentum of each update."),
        ]);
        yield return new("The runs",
        [
            new ReportFigure(ComparisonCharts.Accuracy(result), "Share of validation images named rightly, mean over seeds."),
            new ReportFigure(ComparisonCharts.TrainingLoss(result), "Mean loss on a fixed part of the training images, mean over seeds."),
            new ReportFigure(ComparisonCharts.ValidationLoss(result), "Mean loss on the validation images, mean over seeds."),
        ]);
    }

    private static ReportSection Method(ComparisonResult result, DataSet data) => new("How this was done",
    [
        new ReportFacts(
        [
            new("Data", string.Join(" ", [data.Provenance, .. data.Warnings])),
            new("Images", $"{data.Train.Count:N0} training, {data.Validation.Count:N0} validation, {data.Test.Count:N0} test"),
            new("Model", ModelSpecification.Parse(result.Settings.Model).Describe(data.Train.Shape.Length, data.Train.Classes)),
            new("Batch", $"{result.Settings.BatchSize} images"),
            new("Seeds", string.Join(", ", result.Settings.Seeds)),
        ]),
        new ReportParagraph("The same seed gives each policy the same initial weights and the same batches. Rates and weight decays were chosen on validation images; test images were scored once, at the end of each run. The settings below are complete: save them as config.json and run anneal compare --config config.json."),
        new ReportCode(ComparisonSettingsFile.Text(result.Settings)),
    ]);

    private static IEnumerable<(string Name, Chart Chart)> Charts(ComparisonResult result)
    {
        yield return ("learning-rate", ComparisonCharts.LearningRate(result));
        yield return ("momentum", ComparisonCharts.Momentum(result));
        yield return ("accuracy", ComparisonCharts.Accuracy(result));
        yield return ("training-loss", ComparisonCharts.TrainingLoss(result));
        yield return ("validation-loss", ComparisonCharts.ValidationLoss(result));
        if (ComparisonCharts.Budgets(result) is { } budgets)
            yield return ("budgets", budgets);
    }
}
