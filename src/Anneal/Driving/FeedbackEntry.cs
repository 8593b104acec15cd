namespace Anneal;

/// <summary>One thing that a plan was told: a metric, the training time, or another end.</summary>
/// <param name="Step">The next update when it was told.</param>
/// <param name="Metric">The metric; null for a time.</param>
/// <param name="TrainingTime">The time; zero for a metric.</param>
/// <param name="Horizon">The other end; null for a metric or a time.</param>
internal readonly record struct FeedbackEntry(long Step, double? Metric, TimeSpan TrainingTime, HorizonChange? Horizon = null)
{
    /// <summary>The plan after it.</summary>
    public Plan Replay(Plan plan) => Horizon is not null ? Horizon.Apply(plan, Step)
        : Metric is { } metric ? plan.Observe(Step, metric) : plan.Observe(Step, TrainingTime);
}
