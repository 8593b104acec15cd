using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A schedule that changes only at intervals: the result of <see cref="Schedule.Staircase"/>.</summary>
public sealed record Staircase : Schedule
{
    internal Staircase(Schedule inner, long period)
        : base(inner.Steps, inner.Feedback) => (Inner, Period) = (inner, Require.AtLeast(1, period));

    /// <summary>The schedule that is read at the beginning of each interval.</summary>
    public Schedule Inner { get; }

    /// <summary>Steps of an interval.</summary>
    public long Period { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Staircase>("staircase", static (field, own) => new Staircase(field.Inner(own?.Inner), field.Steps("period", own?.Period)));

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending) => Inner.Evaluate(step - step % Period, ending);

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule inner = Inner.Route(step, change);
        return ReferenceEquals(inner, Inner) ? this : new Staircase(inner, Period) { AfterEnd = AfterEnd };
    }

    private protected override double Beyond(long step) => Inner.At(step);
}
