namespace Anneal;

/// <summary>A value that falls as another rises: <c>min(highest, product / value)</c>; see <see cref="Coupling.Inverse"/>.</summary>
internal sealed record Reciprocal(Schedule Inner, double Product, double Highest) : PointwiseSchedule(Inner)
{
    internal override double Map(double value) => value * Highest <= Product ? Highest : Product / value;

    internal override Schedule Of(Schedule inner) => new Reciprocal(inner, Product, Highest);
}
