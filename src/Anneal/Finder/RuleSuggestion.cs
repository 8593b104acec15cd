namespace Anneal.Finder;

/// <summary>What a rule suggests, for each sweep.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="LearningRates">Its suggestion for each sweep; null where it gives none.</param>
public sealed record RuleSuggestion(SuggestionRule Rule, ValueList<double?> LearningRates)
{
    /// <summary>The middle of the suggestions, the lower of two; null where most sweeps have none.</summary>
    public double? Median
    {
        get
        {
            double[] found = [.. LearningRates.Where(rate => rate is not null).Select(rate => rate!.Value).Order()];
            return 2 * found.Length > LearningRates.Count ? found[(found.Length - 1) / 2] : null;
        }
    }

    internal static RuleSuggestion Of(SuggestionRule rule, IEnumerable<LossCurve> curves) => new(rule, [.. curves.Select(rule.Suggest)]);
}
