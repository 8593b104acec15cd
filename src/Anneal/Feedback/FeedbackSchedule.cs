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
    private protected FeedbackSchedule(double initial)
        : base(Unbounded, hasFeedback: true) => Initial = initial;

    /// <summary>The value of step 0, before anything was decided.</summary>
    public double Initial { get; }

    /// <summary>What was decided so far, in the order of its steps.</summary>
    public ValueList<Decision> Decisions { get; private protected init; }

    internal sealed override double Final => Latest;

    /// <summary>The value that was decided last.</summary>
    private protected double Latest => Decisions.Count == 0 ? Initial : Decisions[^1].Value;

    /// <summary>The schedule after a metric was seen, whose decision is in force from a step on.</summary>
    internal virtual FeedbackSchedule After(long step, double metric) => this;

    /// <summary>The schedule when training has taken some time before a step.</summary>
    internal virtual FeedbackSchedule After(long step, TimeSpan trainingTime) => this;

    internal override double Evaluate(long step, Ending ending)
    {
        ReadOnlySpan<Decision> decisions = Decisions.Span;
        int low = 0, high = decisions.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (decisions[middle].Step <= step)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? Initial : decisions[low - 1].Value;
    }

    internal sealed override Schedule Route(long step, FeedbackChange change) => change(this, step);

    /// <summary>The log with one decision more; a decision for the same step takes the place of the last one.</summary>
    private protected ValueList<Decision> Decided(long step, double value) =>
        Decisions.Count > 0 && Decisions[^1].Step == step
            ? [.. Decisions.Span[..^1], new Decision(step, value)]
            : [.. Decisions.Span, new Decision(step, value)];
}

/// <summary>What a feedback schedule decided: the value from a step on.</summary>
/// <param name="Step">The first step with the value, on the schedule's own clock.</param>
/// <param name="Value">The value.</param>
public readonly record struct Decision(long Step, double Value);

/// <summary>A feedback schedule and its own step to what takes its place.</summary>
internal delegate Schedule FeedbackChange(FeedbackSchedule schedule, long step);
