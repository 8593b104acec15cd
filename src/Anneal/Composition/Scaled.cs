using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A schedule with every value multiplied: the result of <see cref="Schedule.Times(double)"/>.</summary>
public sealed record Scaled : PointwiseSchedule
{
    internal Scaled(Schedule inner, double factor)
        : base(inner) => Factor = Require.Finite(factor);

    /// <summary>What the values are multiplied by.</summary>
    public double Factor { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Scaled>("scaled", static (field, own) => new Scaled(field.Inner(own?.Inner), field.Number("factor", own?.Factor)));

    internal override double Map(double value) => value * Factor;

    internal override Schedule Of(Schedule inner) => new Scaled(inner, Factor);
}
