using System.Globalization;
using Anneal.Engine.Storage;
using Anneal.Lab.Data;
using Anneal.Lab.Reports;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Finding;

/// <summary>The record of a search: a folder with the report, its picture and the document.</summary>
public static class FindingReport
{
    /// <summary>Builds the page.</summary>
    /// <param name="result">The search.</param>
    /// <param name="data">The data set it was made on.</param>
    /// <param name="version">The version of the program.</param>
    /// <returns>The page, for <see cref="HtmlReport"/>.</returns>
    public static ReportPage Page(FindingResult result, DataSet data, string version)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(data);
        return new ReportPage($"Learning rate for {result.Settings.Model} on {data.Name}", FindingTables.Headline(result), [Answer(result), Rules(result), Decays(result), Method(result, data)])
        {
            Footer = $"Written by Anneal {version}.",
        };
    }

    /// <summary>Writes <c>report.html</c>, <c>loss.svg</c> and <c>finding.json</c>.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="result">The search.</param>
    /// <param name="data">The data set it was made on.</param>
    /// <param name="version">The version of the program.</param>
    public static void Write(Runs.RunFolder folder, FindingResult result, DataSet data, string version)
    {
        ArgumentNullException.ThrowIfNull(folder);
        AtomicFile.WriteAllText(folder["loss.svg"], SvgChart.Write(FindingCharts.Losses(result)));
        AtomicFile.WriteAllText(folder["finding.json"], FindingDocument.Write(result));
        AtomicFile.WriteAllText(folder["report.html"], HtmlReport.Write(Page(result, data, version)));
    }

    private static ReportSection Answer(FindingResult result) => new("The answer",
    [
        new ReportFigure(FindingCharts.Losses(result), "Smoothed loss after each update against its rate, mean over sweeps, from the lowest to the highest of them; uprights mark the recommended peaks."),
        .. result.Recommendation.Reasons.Select(reason => new ReportParagraph(reason)),
        .. result.OneCycle is { } cycle ? (ReportBlock[])[new ReportCode($"anneal compare --policy \"{cycle.Policy}\"\n\n{cycle.Code}")] : [],
    ]);

    private static ReportSection Rules(FindingResult result) => new("What other libraries would say",
    [
        new ReportTable(FindingTables.RuleHeader, FindingTables.Rules(result)) { EmphasizedRow = 0 },
        new ReportParagraph("Each rule sees the losses as its library would have recorded and smoothed them in these sweeps; the rate is the median over sweeps."),
    ]);

    private static ReportSection Decays(FindingResult result) => new("Rate and weight decay",
        [new ReportTable(FindingTables.GridHeader(result), FindingTables.Grid(result)) { Caption = "Smoothed training loss, mean over sweeps" }]);

    private static ReportSection Method(FindingResult result, DataSet data) => new("How this was done",
    [
        new ReportFacts(
        [
            new("Data", data.Provenance),
            new("Model", result.Settings.Model),
            new("Optimizer", Text($"{result.Settings.Optimizer}, momentum {result.Settings.Momentum}")),
            new("Batch", $"{result.Settings.BatchSize} images"),
            new("Sweeps", Text($"{result.Settings.Repeats} for each weight decay, {result.Settings.Updates} updates from {result.Settings.LowestRate} to {result.Settings.HighestRate}")),
            new("λmax before", Text($"{result.Sharpness.Largest:G3}: stable below {result.StabilityLimit:G3}")),
        ]),
        new ReportParagraph(result.HashBefore == result.HashAfter
            ? "The search left no trace: the hash of weights, optimizer, statistics, dropout and place in the data is the same before and after."
            : "The state after the search differs from the state before. That is an error of the program; do not train on."),
        new ReportCode($"{result.HashBefore}\n{result.HashAfter}"),
    ]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
