namespace Anneal;

/// <summary>What a schedule or a plan has to be told while it runs.</summary>
[Flags]
public enum FeedbackSources
{
    /// <summary>Nothing: its values follow from the step alone.</summary>
    None = 0,

    /// <summary>A metric: <see cref="Schedule.Observe(long, double)"/>.</summary>
    Metric = 1,

    /// <summary>The time spent training: <see cref="Schedule.Observe(long, TimeSpan)"/>.</summary>
    TrainingTime = 2,
}
