namespace Anneal.Engine.Training;

/// <summary>Tells a plan what it asks for: a metric after every epoch, the training time after every update.</summary>
internal sealed class PlanFeedback
{
    private readonly Func<double>? _metric;
    private readonly TrainingClock? _clock;

    public PlanFeedback(FeedbackSources asked, Func<double>? metric, TrainingClock? clock)
    {
        if (asked.HasFlag(FeedbackSources.Metric))
            _metric = metric ?? throw new InvalidOperationException("The plan decides by a metric. Set the trainer's Metric, such as the validation loss.");
        if (asked.HasFlag(FeedbackSources.TrainingTime))
            _clock = clock ?? new TrainingClock(TimeProvider.System);
    }

    /// <summary>The plan for the next update.</summary>
    public Plan Tell(Plan plan, long nextStep, bool epochEnded)
    {
        if (_clock is not null)
            plan = plan.Observe(nextStep, _clock.Elapsed);
        return epochEnded && _metric is not null ? plan.Observe(nextStep, Measure(_metric)) : plan;
    }

    private double Measure(Func<double> metric)
    {
        _clock?.Pause();
        double measured = metric();
        _clock?.Resume();
        return measured;
    }
}
