namespace Anneal;

/// <summary>One thing that a plan was told: a metric, or the training time.</summary>
/// <param name="Step">The next update when it was told.</param>
/// <param name="Metric">The metric; null for a time.</param>
/// <param name="TrainingTime">The time; zero for a metric.</param>
internal readonly record struct FeedbackEntry(long Step, double? Metric, TimeSpan TrainingTime)
{
    /// <summary>The plan after it.</summary>
    public Plan Replay(Plan plan) => Metric is { } metric ? plan.Observe(Step, metric) : plan.Observe(Step, TrainingTime);
}
