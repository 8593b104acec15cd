using Anneal.Lab.Reports;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>A comparison of runs as a report of one page.</summary>
public static class RunComparisonReport
{
    private const string Formula =
        "Pairs are runs of the same seed: what both share cancels. Intervals are Student's t over the pairs. More seeds: the least n with "
        + "√n ≥ (t(0.975, n − 1) + t(0.8, n − 1)) · s / |d|, with the standard deviation s and the mean d of the pairs' differences, less the pairs there are; "
        + "that many find a difference of d in 80 % of cases. To look after each new seed, and to stop when the interval leaves out 0, finds differences that are not there.";

    /// <summary>Builds the page.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="version">The version of the program.</param>
    /// <returns>The page, for <see cref="HtmlReport"/>.</returns>
    public static ReportPage Page(RunComparison comparison, string version)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new ReportPage(
            string.Join(" and ", comparison.Results.Select(result => result.Group.Name)),
            string.Join(" ", RunComparisonTable.Conclusions(comparison)),
            [Results(comparison), Settings(comparison), Curves(comparison), Runs(comparison)])
        {
            Footer = $"Written by Anneal {version}.",
        };
    }

    private static ReportSection Results(RunComparison comparison) => new("Results",
    [
        new ReportTable(RunComparisonTable.Header(comparison), RunComparisonTable.Rows(comparison)) { RowStyles = [.. Enumerable.Range(0, comparison.Results.Count)] },
        .. comparison.Warnings.Select(warning => new ReportParagraph(warning)),
        new ReportParagraph(Formula),
    ]);

    private static ReportSection Settings(RunComparison comparison) => new("What differs in their settings",
        [comparison.Settings.Count == 0
            ? new ReportParagraph("Nothing.")
            : new ReportTable(RunComparisonTable.SettingHeader(comparison), RunComparisonTable.SettingRows(comparison))]);

    private static ReportSection Curves(RunComparison comparison) => new("Curves",
    [
        new ReportFigure(RunComparisonCharts.LearningRate(comparison), "The learning rate of each update, of the first run of each group."),
        new ReportFigure(RunComparisonCharts.Accuracy(comparison), "Share of validation images told right after each epoch: mean of the runs and its 95 % interval."),
        new ReportFigure(RunComparisonCharts.TrainingLoss(comparison), "Mean loss of each epoch's training examples: mean of the runs and its 95 % interval."),
        new ReportFigure(RunComparisonCharts.ValidationLoss(comparison), "Mean loss of the validation images after each epoch: mean of the runs and its 95 % interval."),
    ]);

    private static ReportSection Runs(RunComparison comparison) => new("The runs",
        [new ReportFacts([.. comparison.Results.Select(result => new ReportFact(result.Group.Name, string.Join(", ", result.Group.Runs.Select(run => run.Name))))])]);
}
