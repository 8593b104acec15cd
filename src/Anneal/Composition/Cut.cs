namespace Anneal;

/// <summary>A schedule of another length: the result of <see cref="Schedule.For"/>.</summary>
public sealed record Cut : Schedule
{
    internal Cut(Schedule inner, long steps)
    {
        Inner = inner;
        Steps = Require.AtLeast(1, steps);
    }

    /// <summary>The schedule that is cut, or held longer.</summary>
    public Schedule Inner { get; }

    /// <inheritdoc/>
    public override long Steps { get; }

    internal override double Final => Inner.At(Steps - 1);

    internal override double Evaluate(long step, Ending ending) => Inner.At(step);
}
