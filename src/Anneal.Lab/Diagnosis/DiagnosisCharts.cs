using Anneal.Lab.Reports.Charts;
using Anneal.Lab.Training;

namespace Anneal.Lab.Diagnosis;

/// <summary>The pictures of a training run.</summary>
internal static class DiagnosisCharts
{
    private const string Horizontal = "updates";

    public static Chart LearningRate(RunMetrics metrics) =>
        new("Learning rate", Horizontal, "learning rate", [new Series("learning rate", Steps(metrics), metrics.Updates.Select(update => update.Used.LearningRate).ToArray())]);

    /// <summary>The loss of every update, and those of epochs.</summary>
    public static Chart Losses(RunMetrics metrics, IReadOnlyList<EpochRecord> epochs)
    {
        double[] ends = [.. epochs.Select(epoch => epoch.Step + 1.0)];
        return new Chart(
            "Loss", Horizontal, "mean cross-entropy",
            [
                new Series("updates", Steps(metrics), metrics.Updates.Select(update => update.Loss).ToArray()),
                new Series("epochs, training", ends, epochs.Select(epoch => epoch.TrainingLoss).ToArray()),
                new Series("epochs, validation", ends, epochs.Select(epoch => epoch.ValidationLoss).ToArray()),
            ]);
    }

    public static Chart Accuracy(RunMetrics metrics)
    {
        IReadOnlyList<Series> series = [Line(metrics, "training", point => 100 * point.TrainingAccuracy), Line(metrics, "validation", point => 100 * point.ValidationAccuracy)];
        bool hasStatistics = metrics.Points.Any(point => double.IsFinite(point.RecalibratedAccuracy));
        return new Chart(
            "Accuracy, both in evaluation mode", Horizontal, "% of images",
            hasStatistics ? series.Append(Line(metrics, "validation, fresh statistics", point => 100 * point.RecalibratedAccuracy) with { IsDashed = true }) : series);
    }

    /// <summary>With its 95 % interval.</summary>
    public static Chart Gap(RunMetrics metrics)
    {
        Series gap = Line(metrics, "gap", point => 100 * point.AccuracyGap).WithBand(
            metrics.Points.Select(point => 100 * (point.AccuracyGap - point.AccuracyGapError)).ToArray(),
            metrics.Points.Select(point => 100 * (point.AccuracyGap + point.AccuracyGapError)).ToArray());
        return new Chart("Generalization gap", Horizontal, "points of accuracy", [gap]);
    }

    public static Chart NoiseScale(RunMetrics metrics) => new(
        "Gradient noise scale", Horizontal, "examples",
        [Line(metrics, "noise scale", point => point.NoiseScale is > 0 and var scale ? scale : double.NaN), Line(metrics, "examples in an update", point => point.UpdateExamples) with { IsDashed = true }])
    {
        VerticalScale = AxisScale.Logarithmic,
    };

    public static Chart GradientNorm(RunMetrics metrics) => new(
        "Gradient", Horizontal, "norm", [Line(metrics, "norm", point => point.GradientNorm), Line(metrics, "noise of an update", point => point.UpdateNoise)]);

    /// <summary>Null for optimizers without such an edge.</summary>
    public static Chart? Stability(RunMetrics metrics) => metrics.Points.Any(point => double.IsFinite(point.StabilityRatio))
        ? new Chart(
            "Share of the edge of stability", Horizontal, "ηλmax / (2 (1 + β))",
            [Line(metrics, "run", point => point.StabilityRatio), Line(metrics, "edge", _ => 1) with { IsDashed = true }])
        : null;

    private static Series Line(RunMetrics metrics, string name, Func<DiagnosisPoint, double> value) =>
        new(name, metrics.Points.Select(point => (double)point.UpdatesDone).ToArray(), metrics.Points.Select(value).ToArray());

    private static double[] Steps(RunMetrics metrics) => [.. metrics.Updates.Select(update => (double)update.Update)];
}
