namespace Anneal;

/// <summary>A schedule that decides its next values by what training tells it: a metric, or the time that has passed.</summary>
/// <remarks>
/// <para>Still an immutable value: <see cref="Schedule.Observe(long, double)"/> gives the schedule as it is after an observation and
/// leaves this one as it was. What was decided is kept as a log, <see cref="Decisions"/>, so past values stay readable at random, and the
/// same observations give the same curve to the last bit. It is a pure reducer: state and observation to state.</para>
/// <para>It takes part in every composition that reads each of its steps once; only <see cref="Schedule.Repeat"/> refuses it. Steps from the
/// last decision on have the value decided last.</para>
/// </remarks>
public abstract record FeedbackSchedule : Schedule
{
    private protected FeedbackSchedule(double initial, FeedbackSources source = FeedbackSources.Metric)
        : base(Unbounded, source) => Initial = initial;

    /// <summary>What holds from step 0, before anything was decided.</summary>
    public double Initial { get; }

    /// <summary>What was decided so far, in the order of its steps.</summary>
    public DecisionLog Decisions { get; private protected init; }

    internal sealed override double Final => ValueOf(Latest);

    /// <summary>What was decided last.</summary>
    private protected double Latest => Decisions.Count == 0 ? Initial : Decisions[^1].Value;

    /// <summary>The schedule after a metric was seen, whose decision is in force from a step on.</summary>
    internal virtual FeedbackSchedule After(long step, double metric) => this;

    /// <summary>The schedule when training has taken some time before a step.</summary>
    internal virtual FeedbackSchedule After(long step, TimeSpan trainingTime) => this;

    internal sealed override double Evaluate(long step, Ending ending)
    {
        ReadOnlySpan<Decision> decisions = Decisions.Span;
        int made = Sorted.CountUpTo(decisions, step, static decision => decision.Step);
        return ValueOf(made == 0 ? Initial : decisions[made - 1].Value);
    }

    internal sealed override Schedule Route(long step, FeedbackChange change) => change(this, step);

    /// <summary>The schedule's value where something was decided: that itself, unless the schedule decides something else than values.</summary>
    private protected virtual double ValueOf(double decided) => decided;

    /// <summary>The log with one decision more, which holds from a step on.</summary>
    private protected DecisionLog Decided(long step, double value) => Decisions.Add(new Decision(step, value));
}
