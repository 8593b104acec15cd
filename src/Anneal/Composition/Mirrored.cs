using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A value that moves against another schedule: the result of <see cref="Schedule.Mirror"/>.</summary>
public sealed record Mirrored : PointwiseSchedule
{
    internal Mirrored(Schedule source, (double Low, double High) range, double atLow, double atHigh)
        : base(source)
    {
        (SourceLow, SourceHigh) = range;
        AtLow = Require.Finite(atLow);
        AtHigh = Require.Finite(atHigh);
        if (!(range.Low < range.High))
            throw new ArgumentException($"The low value {range.Low} must be below the high value {range.High}; give the lowest and highest value of the mirrored schedule.", nameof(range));
    }

    /// <summary>The source's value that is answered by <see cref="AtLow"/>; so are lower ones.</summary>
    public double SourceLow { get; }

    /// <summary>The source's value that is answered by <see cref="AtHigh"/>; so are higher ones.</summary>
    public double SourceHigh { get; }

    /// <summary>The value where the source is low.</summary>
    public double AtLow { get; }

    /// <summary>The value where the source is high.</summary>
    public double AtHigh { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Mirrored>("mirrored", static (field, own) => new Mirrored(
        field.Inner(own?.Inner), (field.Number("low", own?.SourceLow), field.Number("high", own?.SourceHigh)), field.Number("at-low", own?.AtLow), field.Number("at-high", own?.AtHigh)));

    internal override double Map(double value) =>
        double.Lerp(AtLow, AtHigh, Math.Clamp((value - SourceLow) / (SourceHigh - SourceLow), 0, 1));

    internal override Schedule Of(Schedule inner) => new Mirrored(inner, (SourceLow, SourceHigh), AtLow, AtHigh);
}
