namespace Anneal.Lab.Diagnosis;

/// <summary>What was measured of one network of a run, with more examples and products than while it is trained.</summary>
public sealed record NetworkDiagnosis
{
    /// <summary>The file or checkpoint within the run's folder.</summary>
    public required string Network { get; init; }

    /// <summary>Updates that were done.</summary>
    public required long UpdatesDone { get; init; }

    /// <summary>λmax of the training loss, by power iteration.</summary>
    public required double Sharpness { get; init; }

    /// <summary>Whether the power iteration had settled; if not, <see cref="Sharpness"/> is a lower bound.</summary>
    public required bool Converged { get; init; }

    /// <summary>The highest stable rate, <c>2 (1 + β) / λmax</c>, at the momentum of the update before.</summary>
    public required double StabilityLimit { get; init; }

    /// <summary>Mean curvature of single batches along their own gradients.</summary>
    public required double BatchSharpness { get; init; }

    /// <summary>How far the training loss rises within a radius of 0.05 in the direction of its gradient.</summary>
    public required double SharpnessWithinRadius { get; init; }

    /// <summary>Gap, noise, accuracy with fresh statistics, and the rest of what is measured in training.</summary>
    public required DiagnosisPoint Point { get; init; }
}
