namespace Anneal;

/// <summary>A schedule with every value multiplied: the result of <see cref="Schedule.Times"/>.</summary>
public sealed record Scaled : Schedule
{
    internal Scaled(Schedule inner, double factor)
    {
        Inner = inner;
        Factor = Require.Finite(factor);
    }

    /// <summary>The schedule that is multiplied.</summary>
    public Schedule Inner { get; }

    /// <summary>What it is multiplied by.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override long Steps => Inner.Steps;

    internal override double Final => Inner.Final * Factor;

    internal override double Evaluate(long step, Ending ending) => Inner.Evaluate(step, ending) * Factor;
}
