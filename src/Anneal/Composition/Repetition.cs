namespace Anneal;

/// <summary>One schedule several times in a row: the result of <see cref="Schedule.Repeat"/>.</summary>
public sealed record Repetition : Schedule
{
    internal Repetition(Schedule inner, long count)
    {
        Inner = inner;
        Count = Require.AtLeast(1, count);
        Steps = checked(inner.Steps * count);
    }

    /// <summary>The schedule of one cycle.</summary>
    public Schedule Inner { get; }

    /// <summary>How many cycles.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public override long Steps { get; }

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending)
    {
        (long cycle, long within) = Math.DivRem(step, Inner.Steps);
        return Inner.Evaluate(within, cycle == Count - 1 ? ending : Ending.HalfOpen);
    }
}
