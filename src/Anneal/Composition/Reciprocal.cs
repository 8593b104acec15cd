using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A value that falls as another rises: <c>min(highest, product / value)</c>; see <see cref="Coupling.Inverse"/>.</summary>
internal sealed record Reciprocal(Schedule Inner, double Product, double Highest) : PointwiseSchedule(Inner)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<Reciprocal>("reciprocal", static (field, own) => new Reciprocal(
        field.Inner(own?.Inner), Require.NotNegative(field.Number("product", own?.Product)), Require.NotNegative(field.Number("highest", own?.Highest))));

    internal override double Map(double value) => value * Highest <= Product ? Highest : Product / value;

    internal override Schedule Of(Schedule inner) => new Reciprocal(inner, Product, Highest);
}
