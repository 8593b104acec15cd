namespace Anneal.Finder;

/// <summary>What a finder found.</summary>
public sealed record FinderResult
{
    internal FinderResult(ValueList<LossCurve> curves, ValueList<RuleSuggestion> rules)
    {
        (Curves, Rules) = (curves, rules);
        Recommendation = LearningRateRecommendation.From(curves);
    }

    /// <summary>The curve of every sweep.</summary>
    public ValueList<LossCurve> Curves { get; }

    /// <summary>What other libraries' rules suggest for the same sweeps, as those libraries would have recorded them.</summary>
    public ValueList<RuleSuggestion> Rules { get; }

    /// <summary>The finder's own answer.</summary>
    public LearningRateRecommendation Recommendation { get; }

    /// <summary>The lowest rate at which a sweep diverged; null if none did.</summary>
    public double? DivergenceRate => Curves.Min(curve => curve.DivergenceRate);
}
