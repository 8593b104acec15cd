namespace Anneal.Lab.Comparisons;

/// <summary>What a comparison gave.</summary>
/// <param name="Settings">What was run, with every policy written out.</param>
/// <param name="Policies">One result a policy, in the order of the settings; policies without a finished run are left out.</param>
/// <param name="Budgets">The 1cycle policy at shares of the standard run, shortest first; empty without both.</param>
/// <param name="Complete">Whether every run was finished; false after a cancellation.</param>
public sealed record ComparisonResult(
    ComparisonSettings Settings, IReadOnlyList<PolicyResult> Policies, IReadOnlyList<BudgetResult> Budgets, bool Complete)
{
    /// <summary>The policy that others are compared with; null if it was not run.</summary>
    public PolicyResult? Standard => Policies.FirstOrDefault(policy => policy.Name == Comparison.ReferencePolicy);

    /// <summary>How many times fewer updates the 1cycle policy needs than the standard policy to be as good; null if it never was.</summary>
    public double? Factor =>
        Standard is { } standard && Policies.FirstOrDefault(policy => policy.Name == Comparison.OneCyclePolicy)?.UpdatesToReference is { } updates
            ? (double)standard.Updates / updates
            : null;
}
