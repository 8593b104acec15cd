namespace Anneal.Lab.Comparisons;

/// <summary>One training run of a comparison.</summary>
/// <param name="Plan">The plan that is followed.</param>
/// <param name="Label">The policy's name in the report.</param>
/// <param name="Seed">The seed of initial weights and batch order.</param>
/// <param name="Budget">The share of the standard run that this run may use, for the search of the headline figure; null for a
/// run of the main table.</param>
/// <param name="ScoresTest">Whether the test images are scored at the end; tuning must not see them.</param>
internal sealed record RunRequest(
    Plan Plan, string Label, int Seed, Budget? Budget = null, bool ScoresTest = true);
