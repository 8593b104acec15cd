using Anneal.Engine.Storage;
using Anneal.Lab.Data;
using Anneal.Lab.Reports;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using static System.FormattableString;

namespace Anneal.Lab.Diagnosis;

/// <summary>The report of a training run: its curves, and what its measurements mean.</summary>
internal static class TrainingReport
{
    public const string FileName = "report.html";

    /// <summary>Writes the page into the run's folder.</summary>
    public static void Write(RunFolder folder, TrainingSettings settings, RunSummary summary, RunMetrics metrics, DataSet data) =>
        AtomicFile.WriteAllText(folder[FileName], HtmlReport.Write(Page(settings, summary, metrics, data)));

    public static ReportPage Page(TrainingSettings settings, RunSummary summary, RunMetrics metrics, DataSet data) => new(
        $"{settings.Model} on {data.Name} under {settings.Policy}", Lead(summary),
        [.. summary.Diagnosis is { } diagnosis ? [Findings(diagnosis)] : Array.Empty<ReportSection>(), Curves(summary, metrics), .. Measurements(metrics), Method(settings, summary, data)])
    {
        Footer = $"Written by Anneal {summary.Version}.",
    };

    private static string Lead(RunSummary summary) => summary.Status switch
    {
        TrainingStatus.Completed => Invariant($"{100 * summary.TestAccuracy:0.00} % of the test images are told right, after {summary.UpdatesDone} updates in {summary.Seconds:0.0} s."),
        TrainingStatus.Diverged => Invariant($"The loss was not a finite number at update {summary.UpdatesDone}."),
        _ => Invariant($"The run stands at update {summary.UpdatesDone} of {summary.Updates}."),
    };

    private static ReportSection Findings(RunDiagnosis diagnosis) => new("What the measurements mean",
    [
        .. diagnosis.Verdicts.Select(verdict => new ReportParagraph(verdict.ToString())),
        .. diagnosis.Divergence is { LastUpdates.Length: > 0 } divergence ? (ReportBlock[])[LastUpdates(divergence)] : [],
    ]);

    private static ReportTable LastUpdates(Engine.Diagnosis.Divergence divergence) => new(
        ["update", "loss", "norm of the gradient", "learning rate", "momentum"],
        [.. divergence.LastUpdates.TakeLast(20).Select(update => (IReadOnlyList<string>)[Invariant($"{update.Step}"), Invariant($"{update.Loss:G4}"), Invariant($"{update.GradientNorm:G4}"), Invariant($"{update.LearningRate:G4}"), Invariant($"{update.Momentum:G3}")])])
    {
        Caption = "The last updates before the divergence",
    };

    private static ReportSection Curves(RunSummary summary, RunMetrics metrics) => new("The run",
    [
        new ReportFigure(DiagnosisCharts.Losses(metrics, summary.Epochs), "Of updates and of an epoch's training examples each before its update; of validation after the epoch."),
        new ReportFigure(DiagnosisCharts.LearningRate(metrics), ""),
    ]);

    private static IEnumerable<ReportSection> Measurements(RunMetrics metrics)
    {
        if (metrics.Points.Count == 0)
            yield break;
        yield return new ReportSection("Measurements",
        [
            new ReportFigure(DiagnosisCharts.Accuracy(metrics), "On a fixed choice of training images and as many for validation."),
            new ReportFigure(DiagnosisCharts.Gap(metrics), "The difference of the two, with the 95 % interval that their numbers give."),
            new ReportFigure(DiagnosisCharts.NoiseScale(metrics), "Each measurement alone; a batch far below the scale is mostly noise, one far above it wastes examples."),
            .. DiagnosisCharts.Stability(metrics) is { } stability
                ? (ReportBlock[])[new ReportFigure(stability, "At 1, plain gradient descent with this momentum would begin to leave the valley.")]
                : [],
            new ReportFigure(DiagnosisCharts.GradientNorm(metrics), "The norm of the whole gradient, and the rate times the variance of an update's gradient."),
            new ReportTable(DiagnosisTable.Header, [.. metrics.Points.Select(DiagnosisTable.Row)]),
        ]);
    }

    private static ReportSection Method(TrainingSettings settings, RunSummary summary, DataSet data) => new("How this was done",
    [
        new ReportFacts(
        [
            new("Data", data.Provenance),
            new("Model", Invariant($"{settings.Model}, {summary.Parameters} parameters")),
            new("Optimizer", settings.Optimizer),
            new("Plan", settings.Policy),
            new("Batch", Invariant($"{settings.BatchSize} images{(settings.AccumulatedBatches > 1 ? Invariant($", {settings.AccumulatedBatches} batches an update") : "")}")),
            new("Augmentation", settings.Augmentation),
            new("Seed", Invariant($"{settings.Seed}")),
            new("Kernels", string.Join(", ", summary.Kernels)),
        ]),
    ]);
}
