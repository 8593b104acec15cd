using System.Text.Json.Serialization;

namespace Anneal.Lab.Training.Horizons;

/// <summary>The end of a run was moved while it went on: a line of its <c>run.json</c>.</summary>
/// <remarks>The plan of the settings stays as it was; what was changed is part of every checkpoint from then on.</remarks>
public sealed record HorizonChange
{
    /// <summary>Updates that were made before; the next one is the first that may differ.</summary>
    public required long AtUpdate { get; init; }

    /// <summary>The updates of the run before the change; null for a plan that is walked by the clock.</summary>
    public required long? UpdatesBefore { get; init; }

    /// <summary>The updates of the run after the change.</summary>
    public required long Updates { get; init; }

    /// <summary>How the rest of the curve is walked; null for a landing, which leaves the curve.</summary>
    public ReplanMode? Mode { get; init; }

    /// <summary>The learning rate of a landing's last update.</summary>
    public double? LandingRate { get; init; }

    /// <summary>The change in words.</summary>
    [JsonIgnore]
    public string Text => Mode is { } mode
        ? FormattableString.Invariant($"at update {AtUpdate} the end was moved to update {Updates}{(UpdatesBefore is { } before ? $" from {before}" : "")} ({Name(mode)})")
        : FormattableString.Invariant($"landed at update {AtUpdate}: the learning rate goes to {LandingRate:0.######} in {Updates - AtUpdate} updates");

    private static string Name(ReplanMode mode) => mode switch
    {
        ReplanMode.ContinuousValue => "the rest of the curve, at another pace",
        ReplanMode.HoldThenDecay => "held, then the rest of the curve",
        _ => "the rest of the curve, value and slope without a jump",
    };
}
