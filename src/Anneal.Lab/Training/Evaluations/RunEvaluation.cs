using System.Text.Json;
using Anneal.Lab.Statistics;

namespace Anneal.Lab.Training.Evaluations;

/// <summary>What a run's network makes of images.</summary>
public sealed record RunEvaluation
{
    /// <summary>The version of this form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The run's folder.</summary>
    public required string Run { get; init; }

    /// <summary>The file or checkpoint within it.</summary>
    public required string Network { get; init; }

    /// <summary>Images that were seen.</summary>
    public required long Images { get; init; }

    /// <summary>The share that was told right.</summary>
    public required Proportion Accuracy { get; init; }

    /// <summary>Mean cross-entropy.</summary>
    public required double Loss { get; init; }

    /// <summary>The share that was told right of each class.</summary>
    public required Proportion[] ClassAccuracies { get; init; }

    /// <summary>A row for each class with what its images were taken for.</summary>
    public required long[][] Confusion { get; init; }

    /// <summary>The evaluation as JSON.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.RunEvaluation);
}
