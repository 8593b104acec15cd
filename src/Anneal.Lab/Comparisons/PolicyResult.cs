using Anneal.Lab.Statistics;

namespace Anneal.Lab.Comparisons;

/// <summary>What a policy gave over all seeds.</summary>
public sealed record PolicyResult
{
    /// <summary>The name in the report.</summary>
    public required string Name { get; init; }

    /// <summary>The complete policy as text, or the sentence.</summary>
    public required string Policy { get; init; }

    /// <summary>Optimizer updates of one run.</summary>
    public required long Updates { get; init; }

    /// <summary>Examples that the longest run was trained on, those of every epoch counted.</summary>
    public long Examples => Runs.Max(run => run.Examples);

    /// <summary>The runs, one a seed.</summary>
    public required IReadOnlyList<RunRecord> Runs { get; init; }

    /// <summary>Paired difference of test accuracy from <see cref="ComparisonResult.Reference"/>; null without one.</summary>
    public required Estimate? Difference { get; init; }

    /// <summary>
    /// Updates of the shortest finished run of this policy whose mean validation accuracy is not below the standard policy's;
    /// null if no run was that good, or there is no standard policy. Only the 1cycle policy is also run at shorter budgets.
    /// </summary>
    public required long? UpdatesToReference { get; init; }

    /// <summary>Test accuracy over seeds, from 0 to 1.</summary>
    public Estimate TestAccuracy => Estimate.Of([.. Runs.Select(run => run.TestAccuracy)]);

    /// <summary>Final validation accuracy over seeds, from 0 to 1.</summary>
    public Estimate ValidationAccuracy => Estimate.Of([.. Runs.Select(run => run.Final.ValidationAccuracy)]);

    /// <summary>Mean final training accuracy less validation accuracy, both without any noise of training.</summary>
    public double Gap => Runs.Average(run => run.Final.TrainingAccuracy - run.Final.ValidationAccuracy);

    /// <summary>Mean seconds of training of one run.</summary>
    public double Seconds => Runs.Average(run => run.Seconds);

    /// <summary>Whether any run diverged.</summary>
    public bool Diverged => Runs.Any(run => run.Diverged);
}
