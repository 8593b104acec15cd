namespace Anneal;

// How training tells a schedule what it sees. A schedule without feedback is not changed by any of it.
public abstract partial record Schedule
{
    /// <summary>This schedule after a metric was seen: a new schedule, which decides later values by it.</summary>
    /// <param name="step">The next update, counted from 0: the first whose value the metric can change.</param>
    /// <param name="metric">The metric, such as the validation loss of an epoch.</param>
    /// <returns>The schedule to go on with; this one if nothing depends on the metric at that step.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = new Plateau(initial: 0.1, factor: 0.1, patience: 2).WithWarmup(5);
    /// foreach ((long step, double loss) in new[] { (10L, 0.9), (20, 0.8), (30, 0.8), (40, 0.8) })
    ///     rate = rate.Observe(step, loss);
    /// double before = rate.At(39), after = rate.At(40);   // 0.1, 0.01
    /// </code>
    /// </example>
    public Schedule Observe(long step, double metric)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return Feedback.HasFlag(FeedbackSources.Metric) ? Route(step, (schedule, own) => schedule.After(own, metric)) : this;
    }

    /// <summary>This schedule when training has taken some time: a new schedule, which decides later values by it.</summary>
    /// <param name="step">The next update, counted from 0: the first whose value the time can change.</param>
    /// <param name="trainingTime">The time that training has taken so far, without pauses.</param>
    /// <returns>The schedule to go on with; this one if nothing depends on the time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> or <paramref name="trainingTime"/> is negative.</exception>
    public Schedule Observe(long step, TimeSpan trainingTime)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingTime, TimeSpan.Zero);
        return Feedback.HasFlag(FeedbackSources.TrainingTime) ? Route(step, (schedule, own) => schedule.After(own, trainingTime)) : this;
    }

    /// <summary>This schedule with the feedback schedule that is in force at a step replaced; the same object if nothing changes.</summary>
    internal virtual Schedule Route(long step, FeedbackChange change) => this;
}
