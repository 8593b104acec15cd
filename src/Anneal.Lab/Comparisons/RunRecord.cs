namespace Anneal.Lab.Comparisons;

/// <summary>What one training run gave.</summary>
public sealed record RunRecord
{
    /// <summary>The policy's name in the report.</summary>
    public required string Policy { get; init; }

    /// <summary>The seed of initial weights and batch order.</summary>
    public required int Seed { get; init; }

    /// <summary>The plan that was followed.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Examples that were trained on, those of every epoch counted.</summary>
    public required long Examples { get; init; }

    /// <summary>The loss of every update that was done, on its own batch.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>Evaluations during the run, the last of them at its end.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>The share of test images named rightly, scored once at the end, from 0 to 1.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>Seconds of training; evaluations are not counted.</summary>
    public required double Seconds { get; init; }

    /// <summary>Whether the loss stopped being a finite number, which ended the run early.</summary>
    public required bool Diverged { get; init; }

    /// <summary>The last evaluation.</summary>
    public CurvePoint Final => Curve[^1];
}
