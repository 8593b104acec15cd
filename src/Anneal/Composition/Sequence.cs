namespace Anneal;

/// <summary>One schedule, then another: the result of <see cref="Schedule.Then"/>.</summary>
public sealed record Sequence : Schedule
{
    internal Sequence(Schedule first, Schedule second)
    {
        First = first;
        Second = second;
        Steps = second.Steps == Unbounded ? Unbounded : checked(first.Steps + second.Steps);
    }

    /// <summary>What comes first; never unbounded.</summary>
    public Schedule First { get; }

    /// <summary>What follows, on a clock that starts at 0.</summary>
    public Schedule Second { get; }

    /// <inheritdoc/>
    public override long Steps { get; }

    internal override double Final => Second.Final;

    internal override double Evaluate(long step, Ending ending) =>
        step < First.Steps ? First.Evaluate(step, Ending.HalfOpen) : Second.Evaluate(step - First.Steps, ending);
}
