using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A schedule counted in epochs, read by update: the result of <see cref="Schedule.PerEpoch"/>.</summary>
public sealed record EpochClock : Schedule
{
    internal EpochClock(Schedule inner, long stepsPerEpoch)
        : base(inner.Steps == Unbounded ? Unbounded : checked(inner.Steps * Require.AtLeast(1, stepsPerEpoch)), inner.Feedback) =>
        (Inner, StepsPerEpoch) = (inner, Require.AtLeast(1, stepsPerEpoch));

    /// <summary>The schedule, one step an epoch.</summary>
    public Schedule Inner { get; }

    /// <summary>Optimizer updates in an epoch.</summary>
    public long StepsPerEpoch { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<EpochClock>("per-epoch", static (field, own) => new EpochClock(field.Inner(own?.Inner), field.Steps("epoch", own?.StepsPerEpoch)));

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending) => Inner.Evaluate(step / StepsPerEpoch, ending);

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule inner = Inner.Route((step + StepsPerEpoch - 1) / StepsPerEpoch, change);
        return ReferenceEquals(inner, Inner) ? this : new EpochClock(inner, StepsPerEpoch) { AfterEnd = AfterEnd };
    }

    private protected override double Beyond(long step) => Inner.At(step / StepsPerEpoch);
}
