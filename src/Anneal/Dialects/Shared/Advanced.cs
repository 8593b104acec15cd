namespace Anneal.Dialects;

/// <summary>A schedule whose clock is ahead: <c>v(t) = Inner(t + Lead)</c>.</summary>
internal sealed record Advanced : Schedule
{
    public Advanced(Schedule inner, long lead)
        : base(inner.Steps == Unbounded ? Unbounded : Math.Max(0, inner.Steps - lead), inner.HasFeedback) => (Inner, Lead) = (inner, lead);

    public Schedule Inner { get; }

    /// <summary>Steps that are skipped at the beginning, 0 or more.</summary>
    public long Lead { get; }

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending) => Inner.At(step + Lead);

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule inner = Inner.Route(step + Lead, change);
        return ReferenceEquals(inner, Inner) ? this : new Advanced(inner, Lead) { AfterEnd = AfterEnd };
    }

    private protected override double Beyond(long step) => Inner.At(step + Lead);
}
