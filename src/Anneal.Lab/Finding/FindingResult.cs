using Anneal.Engine.Diagnosis;
using Anneal.Finder;

namespace Anneal.Lab.Finding;

/// <summary>What a search found with one weight decay.</summary>
/// <param name="WeightDecay">The weight decay.</param>
/// <param name="Result">The finder's result.</param>
public sealed record WeightDecayResult(double WeightDecay, FinderResult Result);

/// <summary>What a search found.</summary>
public sealed record FindingResult
{
    /// <summary>What was searched, with every weight decay written out.</summary>
    public required FindingSettings Settings { get; init; }

    /// <summary>Optimizer updates in an epoch.</summary>
    public required long StepsPerEpoch { get; init; }

    /// <summary>The results, that of the training to come first.</summary>
    public required IReadOnlyList<WeightDecayResult> WeightDecays { get; init; }

    /// <summary>The largest eigenvalue of the loss's Hessian where the sweeps begin.</summary>
    public required Sharpness Sharpness { get; init; }

    /// <summary>SHA-256 of the training's state before the search.</summary>
    public required string HashBefore { get; init; }

    /// <summary>SHA-256 of the training's state after the search.</summary>
    public required string HashAfter { get; init; }

    /// <summary>What was found for the training to come.</summary>
    public FinderResult Main => WeightDecays[0].Result;

    /// <summary>The finder's answer for the training to come.</summary>
    public LearningRateRecommendation Recommendation => Main.Recommendation;

    /// <summary>2 (1 + β) / λmax with the momentum of the search.</summary>
    public double StabilityLimit => Sharpness.StabilityLimit(Settings.Momentum);

    /// <summary>The recommended 1cycle; null for no answer.</summary>
    public RecommendedOneCycle? OneCycle => Recommendation.LearningRate is { } rate
        ? new RecommendedOneCycle(rate, Settings.WeightDecays[0], Settings.Epochs, Settings.Epochs * StepsPerEpoch)
        : null;
}
