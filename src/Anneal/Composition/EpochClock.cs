namespace Anneal;

/// <summary>A schedule counted in epochs, read by update: the result of <see cref="Schedule.PerEpoch"/>.</summary>
public sealed record EpochClock : Schedule
{
    internal EpochClock(Schedule inner, long stepsPerEpoch)
    {
        Inner = inner;
        StepsPerEpoch = Require.AtLeast(1, stepsPerEpoch);
        Steps = inner.Steps == Unbounded ? Unbounded : checked(inner.Steps * stepsPerEpoch);
    }

    /// <summary>The schedule, one step an epoch.</summary>
    public Schedule Inner { get; }

    /// <summary>Optimizer updates in an epoch.</summary>
    public long StepsPerEpoch { get; }

    /// <inheritdoc/>
    public override long Steps { get; }

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending) => Inner.Evaluate(step / StepsPerEpoch, ending);
}
