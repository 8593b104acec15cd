using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;
using Anneal.Text;

namespace Anneal.Lab.Training;

/// <summary>The plan of a run as text: a policy, whose open values are those that were tuned for the data, or a sentence of the language.</summary>
internal static class PlanSpecification
{
    /// <summary>Long enough for any shares that a sentence may name.</summary>
    private static readonly RunLength Sample = RunLength.OfEpochs(epochs: 10_000, stepsPerEpoch: 1000, batchSize: 128);

    /// <summary>Reads the text.</summary>
    /// <param name="text">As <see cref="PolicyText"/> or <see cref="Plan.Parse"/> reads it.</param>
    /// <param name="run">The length of the run, where a policy does not name its own.</param>
    /// <param name="data">The name of the data set.</param>
    /// <exception cref="AnnealException">It can be read as neither.</exception>
    public static Plan Build(string text, RunLength run, string data)
    {
        if (PolicyOf(text) is { } policy)
            return TunedPolicies.Complete(policy, data).Build(run);
        Plan plan = Plan.Parse(text, run);
        return plan.Steps == Schedule.Unbounded ? plan.For(run.Steps) : plan;
    }

    /// <summary>The plan of a run of some length in epochs, before any limit of its time.</summary>
    public static Plan BuildWithoutTimeLimit(TrainingSettings settings, DataSet data) =>
        Build(settings.Policy, RunLength.OfEpochs(settings.Epochs, UpdatesPerEpoch(settings, data), settings.BatchSize), data.Name);

    /// <summary>The plan of a run.</summary>
    public static Plan Build(TrainingSettings settings, DataSet data)
    {
        Plan plan = BuildWithoutTimeLimit(settings, data);
        return settings.Minutes is { } minutes ? plan.WithinTime(TimeSpan.FromMinutes(minutes)) : plan;
    }

    /// <summary>The updates of an epoch at the batch size of the settings.</summary>
    public static long UpdatesPerEpoch(TrainingSettings settings, DataSet data) =>
        Math.Max(1, (data.Train.Count + settings.BatchSize - 1) / settings.BatchSize / settings.AccumulatedBatches);

    /// <summary>Throws if the text cannot be read, whatever the run's length will be.</summary>
    public static void Check(string text) => Build(text, Sample, data: "");

    /// <summary>Whether the plan asks for the time that was spent.</summary>
    public static bool FollowsClock(string text) => Build(text, Sample, data: "").Feedback.HasFlag(FeedbackSources.TrainingTime);

    /// <summary>The policy that a text names; null if it is a sentence.</summary>
    /// <exception cref="AnnealException">It is a policy's name with arguments that are wrong.</exception>
    public static PolicyText? PolicyOf(string text)
    {
        try
        {
            return PolicyText.Parse(text);
        }
        catch (PlanFormatException) when (!IsPolicy(text))
        {
            return null;
        }
    }

    /// <summary>Whether a text is a policy's name with arguments at most, so that errors are about that policy.</summary>
    private static bool IsPolicy(string text) =>
        !text.Contains("->", StringComparison.Ordinal) && !text.Contains(';', StringComparison.Ordinal) && PolicyDefinition.Find(text.Split('(')[0].Trim()) is not null;
}
