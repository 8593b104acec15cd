namespace Anneal.Engine.Training;

/// <summary>Tells a plan what it asks for: a metric after every epoch, the training time after every update.</summary>
internal sealed class PlanFeedback
{
    private readonly PlanDriver _driver;
    private readonly Func<double>? _metric;
    private readonly TrainingClock? _clock;

    public PlanFeedback(PlanDriver driver, Func<double>? metric, TrainingClock? clock)
    {
        _driver = driver;
        FeedbackSources asked = driver.Plan.Feedback;
        if (asked.HasFlag(FeedbackSources.Metric))
            _metric = metric ?? throw new InvalidOperationException("The plan decides by a metric. Set the trainer's Metric, such as the validation loss.");
        if (asked.HasFlag(FeedbackSources.TrainingTime))
            _clock = clock ?? new TrainingClock(TimeProvider.System, driver.TrainingTime);
    }

    /// <summary>Before the next update.</summary>
    public void Tell(bool epochEnded)
    {
        if (_clock is not null)
            _driver.Observe(_clock.Elapsed);
        if (epochEnded && _metric is not null)
            _driver.Observe(Measure(_metric));
    }

    private double Measure(Func<double> metric)
    {
        _clock?.Pause();
        double measured = metric();
        _clock?.Resume();
        return measured;
    }
}
