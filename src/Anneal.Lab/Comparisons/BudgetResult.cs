using Anneal.Lab.Statistics;

namespace Anneal.Lab.Comparisons;

/// <summary>What the 1cycle policy gave in a share of the standard run's updates.</summary>
/// <param name="Share">The share, as text: 1/8, 1/4, 1/3, 1/2 or 1.</param>
/// <param name="Updates">Optimizer updates of one run.</param>
/// <param name="Runs">The runs, one a seed; all finished.</param>
/// <param name="ReachesReference">Whether the mean validation accuracy is not below the standard policy's.</param>
public sealed record BudgetResult(string Share, long Updates, IReadOnlyList<RunRecord> Runs, bool ReachesReference)
{
    /// <summary>Final validation accuracy over seeds, from 0 to 1.</summary>
    public Estimate ValidationAccuracy => Estimate.Of([.. Runs.Select(run => run.Final.ValidationAccuracy)]);

    /// <summary>Test accuracy over seeds, from 0 to 1.</summary>
    public Estimate TestAccuracy => Estimate.Of([.. Runs.Select(run => run.TestAccuracy)]);
}
