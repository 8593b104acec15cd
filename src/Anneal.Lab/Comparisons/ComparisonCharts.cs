using Anneal.Lab.Reports.Charts;
using Anneal.Lab.Statistics;

namespace Anneal.Lab.Comparisons;

/// <summary>The pictures of a comparison. A policy has the same color in each.</summary>
public static class ComparisonCharts
{
    private const string Updates = "updates";

    private static readonly string[] UsualOrder = [.. TunedPolicies.For("digits").Select(policy => policy.Name)];

    /// <summary>The color of each policy of a result, in their order.</summary>
    internal static IReadOnlyList<int> Styles(ComparisonResult result) => [.. result.Policies.Select(policy => StyleOf(result, policy.Name))];

    /// <summary>The learning rate of every policy against updates.</summary>
    /// <param name="result">The result.</param>
    public static Chart LearningRate(ComparisonResult result) =>
        PlanChart("Learning rate", "learning rate", result, static now => now.LearningRate);

    /// <summary>The momentum of every policy against updates.</summary>
    /// <param name="result">The result.</param>
    public static Chart Momentum(ComparisonResult result) =>
        PlanChart("Momentum", "momentum", result, static now => now.Momentum);

    /// <summary>Mean loss on a fixed part of the training images against updates.</summary>
    /// <param name="result">The result.</param>
    public static Chart TrainingLoss(ComparisonResult result) =>
        CurveChart("Training loss", "cross-entropy", result, static point => point.TrainingLoss) with { VerticalScale = AxisScale.Logarithmic };

    /// <summary>Mean loss on the validation images against updates.</summary>
    /// <param name="result">The result.</param>
    public static Chart ValidationLoss(ComparisonResult result) =>
        CurveChart("Validation loss", "cross-entropy", result, static point => point.ValidationLoss);

    /// <summary>Validation accuracy against updates.</summary>
    /// <param name="result">The result.</param>
    public static Chart Accuracy(ComparisonResult result) =>
        CurveChart("Validation accuracy", "% of validation images", result, static point => 100 * point.ValidationAccuracy);

    /// <summary>Finished 1cycle runs of several lengths against the standard policy; null where they were not run.</summary>
    /// <param name="result">The result.</param>
    public static Chart? Budgets(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Standard is not { } standard || result.Budgets.Count == 0)
            return null;
        double[] updates = [.. result.Budgets.Select(budget => (double)budget.Updates)];
        double reference = 100 * standard.ValidationAccuracy.Mean;
        return new Chart(
            "Finished 1cycle runs by length",
            "updates of the whole run",
            "% of validation images",
            [
                WithInterval(new Series("1cycle", updates, Means(result.Budgets.Select(budget => budget.ValidationAccuracy))), result.Budgets.Select(budget => budget.ValidationAccuracy))
                    with { StyleIndex = StyleOf(result, Comparison.OneCyclePolicy) },
                new Series($"standard, {standard.Updates} updates", new[] { updates[0], updates[^1] }, new[] { reference, reference })
                    { StyleIndex = StyleOf(result, Comparison.ReferencePolicy), IsDashed = true },
            ]);
    }

    private static Chart PlanChart(string title, string label, ComparisonResult result, Func<Hyperparameters, double> value)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Chart(title, Updates, label, result.Policies.Select(policy =>
        {
            double[] steps = [.. Enumerable.Range(0, (int)policy.Updates).Select(step => (double)step)];
            return new Series(policy.Name, steps, steps.Select(step => value(policy.Runs[0].Plan.At((long)step))).ToArray()) { StyleIndex = StyleOf(result, policy.Name) };
        }));
    }

    private static Chart CurveChart(string title, string label, ComparisonResult result, Func<CurvePoint, double> value)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Chart(title, Updates, label, result.Policies.Select(policy =>
        {
            int points = policy.Runs.Min(run => run.Curve.Count);
            Estimate[] estimates = [.. Enumerable.Range(0, points).Select(point => Estimate.Of([.. policy.Runs.Select(run => value(run.Curve[point]))]))];
            double[] updates = [.. policy.Runs[0].Curve.Take(points).Select(point => (double)point.Update)];
            return new Series(policy.Name, updates, estimates.Select(estimate => estimate.Mean).ToArray()) { StyleIndex = StyleOf(result, policy.Name) };
        }));
    }

    private static double[] Means(IEnumerable<Estimate> fractions) => [.. fractions.Select(fraction => 100 * fraction.Mean)];

    private static Series WithInterval(Series series, IEnumerable<Estimate> fractions) => series.WithBand(
        fractions.Select(fraction => 100 * fraction.Low).ToArray(), fractions.Select(fraction => 100 * fraction.High).ToArray());

    /// <summary>The policies of the default comparison have their own colors in any comparison; others take the next.</summary>
    private static int StyleOf(ComparisonResult result, string policy)
    {
        int known = Array.IndexOf(UsualOrder, policy);
        return known >= 0
            ? known
            : UsualOrder.Length + result.Policies.Where(other => !UsualOrder.Contains(other.Name)).TakeWhile(other => other.Name != policy).Count();
    }
}
