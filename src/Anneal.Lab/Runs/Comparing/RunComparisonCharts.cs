using Anneal.Lab.Reports.Charts;
using Anneal.Lab.Runs.Exports;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Statistics;
using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>The curves of several groups of runs over each other. A group has the same color in each picture.</summary>
public static class RunComparisonCharts
{
    private const string Updates = "updates";

    /// <summary>The learning rate of every update of the first run of each group.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The chart.</returns>
    public static Chart LearningRate(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new("Learning rate", Updates, "learning rate", comparison.Results.Select(result => Rates(result.Group.Name, result.Group.Runs[0])));
    }

    /// <summary>Mean loss of each epoch's training examples, mean over the runs of a group.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The chart.</returns>
    public static Chart TrainingLoss(RunComparison comparison) => Curves("Training loss", "mean loss", comparison, epoch => epoch.TrainingLoss);

    /// <summary>Mean loss of the validation images after each epoch, mean over the runs of a group.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The chart.</returns>
    public static Chart ValidationLoss(RunComparison comparison) => Curves("Validation loss", "mean loss", comparison, epoch => epoch.ValidationLoss);

    /// <summary>Accuracy on the validation images after each epoch, mean over the runs of a group.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The chart.</returns>
    public static Chart Accuracy(RunComparison comparison) =>
        Curves("Validation accuracy", "% of validation images", comparison, epoch => 100 * epoch.ValidationAccuracy);

    private static Chart Curves(string title, string label, RunComparison comparison, Func<EpochRecord, double> value)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(title, Updates, label, comparison.Results.Select(result => Curve(result.Group, value)));
    }

    /// <summary>As far as every run of the group came, with the interval of the mean around it.</summary>
    private static Series Curve(RunGroup group, Func<EpochRecord, double> value)
    {
        int epochs = group.Runs.Min(run => run.Summary.Epochs.Length);
        Estimate[] means = [.. Enumerable.Range(0, epochs).Select(epoch => Estimate.Of([.. group.Runs.Select(run => value(run.Summary.Epochs[epoch]))]))];
        double[] updates = [.. group.Runs[0].Summary.Epochs.Take(epochs).Select(epoch => epoch.Step + 1.0)];
        var line = new Series(group.Name, updates, means.Select(mean => mean.Mean).ToArray());
        return group.Runs.Count == 1 ? line : line.WithBand(means.Select(mean => mean.Low).ToArray(), means.Select(mean => mean.High).ToArray());
    }

    private static Series Rates(string name, StoredRun run)
    {
        RecordedLine[] updates = [.. new RecordedMetrics(run.Folder).Read().Where(line => line.IsUpdate)];
        return new(name, updates.Select(line => (double)line.Update!.Value).ToArray(), updates.Select(line => line.Values["learningRate"]).ToArray());
    }
}
