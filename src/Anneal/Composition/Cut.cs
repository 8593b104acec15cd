using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A schedule of another length: the result of <see cref="Schedule.For"/>.</summary>
public sealed record Cut : Schedule
{
    internal Cut(Schedule inner, long steps)
        : base(Require.AtLeast(1, steps), inner.Feedback) => Inner = inner;

    /// <summary>The schedule that is cut, or goes on longer.</summary>
    public Schedule Inner { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Cut>("cut", static (field, own) => new Cut(field.Inner(own?.Inner), field.Steps("length", own?.Steps)));

    internal override double Final => Inner.At(Steps - 1);

    internal override double Evaluate(long step, Ending ending) => Inner.At(step);

    internal override void Evaluate(long start, Ending ending, Span<double> values) => Inner.Fill(start, values);

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule inner = Inner.Route(step, change);
        return ReferenceEquals(inner, Inner) ? this : new Cut(inner, Steps) { AfterEnd = AfterEnd };
    }
}
