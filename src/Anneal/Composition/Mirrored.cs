namespace Anneal;

/// <summary>A value that moves against another schedule: the result of <see cref="Schedule.Mirror"/>.</summary>
public sealed record Mirrored : Schedule
{
    internal Mirrored(Schedule source, (double Low, double High) range, double atLow, double atHigh)
    {
        Source = source;
        (SourceLow, SourceHigh) = range;
        AtLow = Require.Finite(atLow);
        AtHigh = Require.Finite(atHigh);
        if (!(range.Low < range.High))
            throw new ArgumentException($"The low value {range.Low} must be below the high value {range.High}; give the lowest and highest value of the mirrored schedule.", nameof(range));
    }

    /// <summary>The schedule that is mirrored.</summary>
    public Schedule Source { get; }

    /// <summary>The source's value that is answered by <see cref="AtLow"/>; so are lower ones.</summary>
    public double SourceLow { get; }

    /// <summary>The source's value that is answered by <see cref="AtHigh"/>; so are higher ones.</summary>
    public double SourceHigh { get; }

    /// <summary>The value where the source is low.</summary>
    public double AtLow { get; }

    /// <summary>The value where the source is high.</summary>
    public double AtHigh { get; }

    /// <inheritdoc/>
    public override long Steps => Source.Steps;

    internal override double Final => Answer(Source.Final);

    internal override double Evaluate(long step, Ending ending) => Answer(Source.Evaluate(step, ending));

    private double Answer(double value) =>
        double.Lerp(AtLow, AtHigh, Math.Clamp((value - SourceLow) / (SourceHigh - SourceLow), 0, 1));
}
