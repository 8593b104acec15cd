namespace Anneal;

/// <summary>A schedule whose value is a function of another's value at the same step.</summary>
/// <remarks>It is as long as the other, and after the end it asks the other, so that what that one holds, repeats or throws is kept.</remarks>
public abstract record PointwiseSchedule : Schedule
{
    private protected PointwiseSchedule(Schedule inner)
        : base(inner.Steps, inner.Feedback) => Inner = inner;

    /// <summary>The schedule whose values are changed.</summary>
    public Schedule Inner { get; }

    internal sealed override double Final => Map(Inner.Final);

    /// <summary>The value for a value of <see cref="Inner"/>.</summary>
    internal abstract double Map(double value);

    /// <summary>The same change of another schedule.</summary>
    internal abstract Schedule Of(Schedule inner);

    internal sealed override double Evaluate(long step, Ending ending) => Map(Inner.Evaluate(step, ending));

    internal override void Evaluate(long start, Ending ending, Span<double> values)
    {
        Inner.Evaluate(start, ending, values);
        foreach (ref double value in values)
            value = Map(value);
    }

    internal sealed override Schedule Route(long step, FeedbackChange change)
    {
        Schedule inner = Inner.Route(step, change);
        return ReferenceEquals(inner, Inner) ? this : Of(inner) with { AfterEnd = AfterEnd };
    }

    private protected sealed override double Beyond(long step) => Map(Inner.At(step));
}
