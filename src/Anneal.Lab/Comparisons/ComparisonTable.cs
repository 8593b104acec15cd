using System.Globalization;
using Anneal.Lab.Statistics;

namespace Anneal.Lab.Comparisons;

/// <summary>The result of a comparison in words and figures, the same in the terminal and in the report.</summary>
public static class ComparisonTable
{
    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["policy", "updates", "test accuracy, %", "difference, points", "to reference", "gap, points", "seconds"];

    /// <summary>The heads of the columns of the budgets.</summary>
    public static IReadOnlyList<string> BudgetHeader { get; } =
        ["share", "updates", "validation accuracy, %", "test accuracy, %", "not below standard"];

    /// <summary>One row a policy.</summary>
    /// <param name="result">The result.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Policies.Select(policy => Row(policy, policy == result.Reference))];
    }

    /// <summary>One row a budget of the 1cycle policy.</summary>
    /// <param name="result">The result.</param>
    public static IReadOnlyList<IReadOnlyList<string>> BudgetRows(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Budgets.Select(budget => (IReadOnlyList<string>)
        [
            budget.Share,
            Count(budget.Updates),
            Percent(budget.ValidationAccuracy),
            Percent(budget.TestAccuracy),
            budget.ReachesReference ? "yes" : "no",
        ])];
    }

    /// <summary>What the comparison found, in a sentence or two.</summary>
    /// <param name="result">The result.</param>
    public static string Headline(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Standard is not { } standard || result.Budgets.Count == 0)
            return "";
        string reference = $"the standard policy's {Number(100 * standard.ValidationAccuracy.Mean, "0.00")} % of validation images";
        string whole = $"the whole run of {Count(standard.Updates)} updates";
        string needed = result switch
        {
            { UpdatesToReference: { } updates, Factor: > 1 and { } factor } =>
                $"1cycle needs {Count(updates)} updates to match {reference}, which took {Count(standard.Updates)}: {Number(factor, "0.#")} times fewer.",
            { UpdatesToReference: not null } => $"1cycle matches {reference} with {whole}, but at none of the shorter budgets.",
            _ => $"1cycle did not match {reference} at any budget up to {whole}.",
        };
        return result.Policies.FirstOrDefault(policy => policy.Name == Comparison.OneCyclePolicy) is { Difference: { } difference } oneCycle && oneCycle.Updates == standard.Updates
            ? $"{needed} With as many updates as the standard policy, its test accuracy differs by {Points(difference)} points."
            : needed;
    }

    /// <summary>How the figures are to be read.</summary>
    /// <param name="result">The result.</param>
    public static string Explanation(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int seeds = result.Policies.Select(policy => policy.Runs.Count).DefaultIfEmpty().Max();
        return (seeds > 1
                ? $"Means of {seeds} seeds ± 95 % intervals (Student's t); differences are paired by seed."
                : "One seed: there is no interval.")
            + $" Difference: test accuracy less {(result.Reference is null or { Name: Comparison.ReferencePolicy } ? "the standard policy's" : $"that of \"{result.Reference.Name}\"")}."
            + " To reference: updates of the shortest finished run whose mean validation accuracy is not below the standard policy's."
            + " Gap: training less validation accuracy. Seconds: training of one run on one thread.";
    }

    private static IReadOnlyList<string> Row(PolicyResult policy, bool isReference) =>
    [
        policy.Name + (policy.Diverged ? " (diverged)" : ""),
        Count(policy.Updates),
        Percent(policy.TestAccuracy),
        isReference ? "reference" : policy.Difference is { } difference ? Points(difference) : "–",
        policy.UpdatesToReference is { } updates ? Count(updates) : "–",
        Number(100 * policy.Gap, "0.00"),
        Number(policy.Seconds, policy.Seconds < 10 ? "0.00" : "0.0"),
    ];

    private static string Percent(Estimate fraction) => Number(100 * fraction.Mean, "0.00") + HalfWidth(fraction);

    private static string Points(Estimate fraction) => Number(100 * fraction.Mean, "+0.00;-0.00;0.00") + HalfWidth(fraction);

    private static string HalfWidth(Estimate fraction) =>
        double.IsFinite(fraction.HalfWidth) ? $" ± {Number(100 * fraction.HalfWidth, "0.00")}" : "";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
