using Anneal.Text;

namespace Anneal.Lab.Comparisons;

/// <summary>The five policies of a comparison with the values that tuning on validation images gave.</summary>
/// <remarks>
/// <c>anneal tune</c> finds them: for each policy the same grid of highest rates and weight decays, scored by validation accuracy
/// over seeds that no comparison uses. <c>docs/comparison.md</c> has the tables.
/// </remarks>
public static class TunedPolicies
{
    private static readonly string[] Digits =
    [
        "constant(rate 0.1, weight-decay 0.001)",
        "exponential(rate 0.2, weight-decay 0.001)",
        "standard(rate 0.1, weight-decay 0.005)",
        "clr(high 0.2, weight-decay 0.001)",
        "1cycle(peak 0.2, weight-decay 0.001)",
    ];

    private static readonly string[] Mnist =
    [
        "constant(rate 0.02, weight-decay 0.001)",
        "exponential(rate 0.1, weight-decay 0.001)",
        "standard(rate 0.1, weight-decay 0.001)",
        "clr(high 0.1, weight-decay 0.001)",
        "1cycle(peak 0.2, weight-decay 0.001)",
    ];

    /// <summary>The five, in the order of the report.</summary>
    /// <param name="data">A data set's name: <c>mnist</c> has values of its own, those of <c>digits</c> serve for any other.</param>
    public static IReadOnlyList<PolicyText> For(string data) => [.. (data == "mnist" ? Mnist : Digits).Select(PolicyText.Parse)];

    /// <summary>A policy with tuned values where its text gives none.</summary>
    /// <param name="policy">A policy as the user wrote it.</param>
    /// <param name="data">A data set's name.</param>
    internal static PolicyText Complete(PolicyText policy, string data) =>
        For(data).FirstOrDefault(tuned => tuned.Name == policy.Name) is { } tuned ? policy.WithDefaults(tuned) : policy;
}
