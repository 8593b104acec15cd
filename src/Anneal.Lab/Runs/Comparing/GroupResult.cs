using Anneal.Lab.Statistics;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>What a group of runs gave, and how it differs from the first group, in pairs of the same seed.</summary>
/// <param name="Group">The group.</param>
/// <param name="Measured">The measure over its runs with a 95 % interval; null if no run has it.</param>
/// <param name="Differences">This group less the first, for each seed that both have; none for the first group itself.</param>
public sealed record GroupResult(RunGroup Group, Estimate? Measured, IReadOnlyList<double> Differences)
{
    /// <summary>Seeds that the group and the first have in common.</summary>
    public int Pairs => Differences.Count;

    /// <summary>The mean difference with its 95 % interval; null without a pair.</summary>
    public Estimate? Difference => Pairs == 0 ? null : Estimate.Of([.. Differences]);

    /// <summary>Whether the interval of the difference leaves out 0.</summary>
    public bool IsToldApart => Difference is { } difference && (difference.Low > 0 || difference.High < 0);

    /// <summary>More seeds that would tell the two apart, by <see cref="PairedPower"/>; 0 if they are told apart already, null if that cannot be said.</summary>
    public int? MoreSeeds => IsToldApart ? 0
        : Difference is { } difference && PairedPower.PairsFor(difference.Mean, PairedPower.DeviationOf(Differences)) is { } needed ? Math.Max(1, needed - Pairs)
        : null;

    /// <summary>The least difference that so many seeds find in 80 % of cases; null with fewer than 2 pairs.</summary>
    public double? LeastDifference => Pairs < 2 ? null : PairedPower.DifferenceFor(Pairs, PairedPower.DeviationOf(Differences));
}
