using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A schedule that never leaves a range: the result of <see cref="Schedule.Within"/>.</summary>
public sealed record Clamped : PointwiseSchedule
{
    internal Clamped(Schedule inner, double lowest, double highest)
        : base(inner)
    {
        Lowest = double.IsNaN(lowest) ? throw new ArgumentException("'lowest' must be a number; it is NaN.", nameof(lowest)) : lowest;
        Highest = highest >= lowest ? highest : throw new ArgumentException($"'highest' must be at least 'lowest', {lowest}; it is {highest}.", nameof(highest));
    }

    /// <summary>Lower values become this one.</summary>
    public double Lowest { get; }

    /// <summary>Higher values become this one.</summary>
    public double Highest { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Clamped>("clamped", static (field, own) => new Clamped(
        field.Inner(own?.Inner), field.AnyNumber("lowest", own?.Lowest, double.NegativeInfinity), field.AnyNumber("highest", own?.Highest, double.PositiveInfinity)));

    internal override double Map(double value) => Math.Clamp(value, Lowest, Highest);

    internal override Schedule Of(Schedule inner) => new Clamped(inner, Lowest, Highest);
}
