namespace Anneal.Lab.Comparisons;

/// <summary>What a comparison gave.</summary>
/// <param name="Settings">What was run, with every policy written out.</param>
/// <param name="Policies">One result a policy, in the order of the settings; policies without a finished run are left out.</param>
/// <param name="Budgets">The 1cycle policy at shares of the standard run, shortest first; empty without both.</param>
/// <param name="Complete">Whether every run was finished; false after a cancellation.</param>
public sealed record ComparisonResult(
    ComparisonSettings Settings, IReadOnlyList<PolicyResult> Policies, IReadOnlyList<BudgetResult> Budgets, bool Complete)
{
    /// <summary>The policy that the headline figure is about; null if it was not run.</summary>
    public PolicyResult? Standard => Policies.FirstOrDefault(policy => policy.Name == Comparison.ReferencePolicy);

    /// <summary>The policy that the others' test accuracies are compared with: the standard one or, without it, the first of several; null if there is none.</summary>
    public PolicyResult? Reference => Standard ?? (Policies.Count > 1 ? Policies[0] : null);

    /// <summary>
    /// The headline figure: updates of the shortest finished 1cycle run whose mean validation accuracy is not below the standard
    /// policy's; null if there was none, or one of the two was not run.
    /// </summary>
    public long? UpdatesToReference => Policies.FirstOrDefault(policy => policy.Name == Comparison.OneCyclePolicy)?.UpdatesToReference;

    /// <summary>How many times fewer updates that is than the standard policy's; null with it.</summary>
    public double? Factor => UpdatesToReference is { } updates && Standard is { } standard ? (double)standard.Updates / updates : null;
}
