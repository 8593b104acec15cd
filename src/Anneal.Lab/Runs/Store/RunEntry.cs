using System.Text.Json;
using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Store;

/// <summary>What an index knows of a run.</summary>
public sealed record RunEntry
{
    /// <summary>The name of the run's folder within the folder of all runs.</summary>
    public required string Name { get; init; }

    /// <summary>When the run was begun.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How it stands.</summary>
    public required TrainingStatus Status { get; init; }

    /// <summary>The data set, as the settings name it.</summary>
    public required string Data { get; init; }

    /// <summary>The network, as the settings name it.</summary>
    public required string Model { get; init; }

    /// <summary>The plan, as the settings name it.</summary>
    public required string Policy { get; init; }

    /// <summary>What the run's randomness was drawn from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Updates of the plan.</summary>
    public required long Updates { get; init; }

    /// <summary>Updates that were done.</summary>
    public required long UpdatesDone { get; init; }

    /// <summary>Seconds of training, 0 or more.</summary>
    public required double Seconds { get; init; }

    /// <summary>Mean loss of the validation images after the last epoch; null before the first, and where it is not a finite number.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The share of validation images that were told right after the last epoch; null before the first.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The share of test images that were told right at the end; null before.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>The tags, in order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The entry of a run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Its entry. A duration below 0, which a damaged record may have, is 0.</returns>
    public static RunEntry Of(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunSummary summary = run.Summary;
        EpochRecord? last = summary.Epochs is [.., var epoch] ? epoch : null;
        return new()
        {
            Name = run.Name,
            Started = summary.Started,
            Status = summary.Status,
            Data = run.Settings.Data,
            Model = run.Settings.Model,
            Policy = run.Settings.Policy,
            Seed = run.Settings.Seed,
            Updates = summary.Updates,
            UpdatesDone = summary.UpdatesDone,
            Seconds = Math.Max(0, summary.Seconds),
            ValidationLoss = Finite(last?.ValidationLoss),
            ValidationAccuracy = Finite(last?.ValidationAccuracy),
            TestAccuracy = Finite(summary.TestAccuracy),
            Tags = run.Tags,
        };
    }

    internal static RunEntry Parse(string json) => JsonSerializer.Deserialize(json, RunsJson.Default.RunEntry) ?? throw new JsonException("It is null.");

    internal string ToJson() => JsonSerializer.Serialize(this, RunsJson.Default.RunEntry);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
