using System.Text.Json;

namespace Anneal.Lab.Training.Verification;

/// <summary>Whether a run that was killed and resumed came to the same bits as one that was left alone.</summary>
/// <param name="Kills">How often a process was killed.</param>
/// <param name="Identical">Whether every loss, weight, and number of the last checkpoint has the same bits.</param>
/// <param name="FirstDifference">The earliest difference, in words; null if there is none.</param>
public sealed record VerificationResult(int Kills, bool Identical, string? FirstDifference)
{
    /// <summary>The version of this form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The result as JSON.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.VerificationResult);
}

/// <summary>A process was killed.</summary>
/// <param name="Kills">How many were so far.</param>
/// <param name="Moment">What it was to be doing.</param>
/// <param name="Saved">Updates that were safe on the disk.</param>
/// <param name="Updates">Updates of the run.</param>
/// <param name="Threads">Threads of the process.</param>
public readonly record struct KillReport(int Kills, KillMoment Moment, long Saved, long Updates, int Threads);
