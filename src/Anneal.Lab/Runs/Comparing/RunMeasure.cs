using Anneal.Lab.Runs.Store;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>What runs are compared by.</summary>
public enum RunMeasure
{
    /// <summary>The share of test images that were told right at the end; runs that are done have it.</summary>
    TestAccuracy,

    /// <summary>The share of validation images that were told right after the last epoch.</summary>
    ValidationAccuracy,

    /// <summary>Mean loss of the validation images after the last epoch.</summary>
    ValidationLoss,
}

/// <summary>What a measure is of a run, and how it is written.</summary>
internal static class RunMeasures
{
    public static double? Of(this RunMeasure measure, StoredRun run)
    {
        RunEntry entry = RunEntry.Of(run);
        return measure switch
        {
            RunMeasure.ValidationAccuracy => entry.ValidationAccuracy,
            RunMeasure.ValidationLoss => entry.ValidationLoss,
            _ => entry.TestAccuracy,
        };
    }

    public static string Title(this RunMeasure measure) => measure switch
    {
        RunMeasure.ValidationAccuracy => "validation accuracy, %",
        RunMeasure.ValidationLoss => "validation loss",
        _ => "test accuracy, %",
    };

    /// <summary>Accuracies are shown in percent, their differences in points.</summary>
    public static double Factor(this RunMeasure measure) => measure == RunMeasure.ValidationLoss ? 1 : 100;

    public static string Format(this RunMeasure measure) => measure == RunMeasure.ValidationLoss ? "0.0000" : "0.00";
}
