using Anneal.Engine.Diagnosis;

namespace Anneal.Lab.Diagnosis;

/// <summary>What a run's measurements came to.</summary>
public sealed record RunDiagnosis
{
    /// <summary>The last measurement; null if there was none.</summary>
    public DiagnosisPoint? Last { get; init; }

    /// <summary>What can be said.</summary>
    public required Verdict[] Verdicts { get; init; }

    /// <summary>How the run diverged; null unless it did.</summary>
    public Divergence? Divergence { get; init; }

    internal static RunDiagnosis Of(RunMetrics metrics, int classes) => new()
    {
        Last = metrics.Points.Count > 0 ? metrics.Points[^1] : null,
        Verdicts = [.. Diagnosis.Verdicts.Of(RunMeasurements.Of(metrics, classes))],
        Divergence = metrics.Divergence,
    };
}
