using Anneal.Engine.Diagnosis;

namespace Anneal.Lab.Diagnosis;

/// <summary>Everything that verdicts about a run follow from.</summary>
public sealed record RunMeasurements
{
    /// <summary>The measurements, in the order of the run; there may be none.</summary>
    public required IReadOnlyList<DiagnosisPoint> Points { get; init; }

    /// <summary>Classes to tell apart, 2 or more.</summary>
    public required int Classes { get; init; }

    /// <summary>The loss of the first update, before it; NaN if none was made.</summary>
    public double FirstLoss { get; init; } = double.NaN;

    /// <summary>The highest loss of an update; NaN if none was made.</summary>
    public double HighestLoss { get; init; } = double.NaN;

    /// <summary>The update of the highest loss, from 0.</summary>
    public long HighestUpdate { get; init; }

    /// <summary>The highest learning rate of an update; NaN if it is not known.</summary>
    public double HighestRate { get; init; } = double.NaN;

    /// <summary>How the run diverged; null unless it did.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>The mean loss of a network that gives every class the same probability: <c>ln K</c>.</summary>
    internal double ChanceLoss => Math.Log(Classes);

    /// <summary>The last measurement whose losses are finite.</summary>
    internal DiagnosisPoint? Last => Points.LastOrDefault(point => double.IsFinite(point.TrainingLoss) && double.IsFinite(point.ValidationLoss));

    /// <summary>What the log of a run has.</summary>
    internal static RunMeasurements Of(RunMetrics metrics, int classes)
    {
        UpdateRecord highest = metrics.Updates.Where(update => double.IsFinite(update.Loss)).DefaultIfEmpty(new(0, 0, double.NaN, default)).MaxBy(update => update.Loss);
        return new RunMeasurements
        {
            Points = metrics.Points,
            Classes = classes,
            FirstLoss = metrics.Updates.Count > 0 ? metrics.Updates[0].Loss : double.NaN,
            HighestLoss = highest.Loss,
            HighestUpdate = highest.Update,
            HighestRate = metrics.Updates.Select(update => update.Used.LearningRate).DefaultIfEmpty(double.NaN).Max(),
            Divergence = metrics.Divergence,
        };
    }
}
