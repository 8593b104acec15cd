using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>A schedule from one of its later steps on, where a library lets its clock run while something else is in force.</summary>
internal sealed record LateStart : Schedule
{
    public LateStart(Schedule inner, long first)
        : base(inner.Steps == Unbounded ? Unbounded : Math.Max(1, inner.Steps - first), inner.Feedback) => (Inner, First) = (inner, first);

    /// <summary>The schedule whose clock runs from 0.</summary>
    public Schedule Inner { get; }

    /// <summary>Its step that is step 0 here.</summary>
    public long First { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<LateStart>("late-start", static (field, own) => new LateStart(field.Inner(own?.Inner), Require.AtLeast(0, field.Steps("first", own?.First))));

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending) => Inner.At(step + First);

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule inner = Inner.Route(step + First, change);
        return ReferenceEquals(inner, Inner) ? this : new LateStart(inner, First) { AfterEnd = AfterEnd };
    }

    private protected override double Beyond(long step) => Inner.At(step + First);
}
