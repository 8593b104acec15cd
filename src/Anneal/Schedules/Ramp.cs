namespace Anneal;

/// <summary>A way from one value to another in a number of steps, straight or along a <see cref="Anneal.Curve"/>.</summary>
/// <remarks>
/// <c>v(k) = From + (To − From) · Curve(k / N)</c> where another schedule follows, and
/// <c>Curve(k / (N − 1))</c> where the run ends, so that its last update uses <see cref="To"/>. A rise from a low value is the
/// field's linear warm-up (P. Goyal et al., arXiv:1706.02677, section 2.2).
/// </remarks>
public sealed record Ramp : Schedule
{
    /// <summary>Creates the ramp.</summary>
    /// <param name="from">The value of step 0; any finite number.</param>
    /// <param name="to">The value it arrives at; any finite number.</param>
    /// <param name="steps">Optimizer updates, 0 or more; with 0 it is a jump to <paramref name="to"/>.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or <paramref name="steps"/> is negative.</exception>
    public Ramp(double from, double to, long steps, Curve? curve = null)
    {
        From = Require.Finite(from);
        To = Require.Finite(to);
        Steps = Require.AtLeast(0, steps);
        Curve = curve ?? Curve.Linear;
    }

    /// <summary>The value of step 0.</summary>
    public double From { get; }

    /// <summary>The value it arrives at.</summary>
    public double To { get; }

    /// <inheritdoc/>
    public override long Steps { get; }

    /// <summary>The shape.</summary>
    public Curve Curve { get; }

    internal override double Final => To;

    internal override double Evaluate(long step, Ending ending)
    {
        long length = ending == Ending.Closed ? Steps - 1 : Steps;
        return step == length ? To : From + (To - From) * Curve.At((double)step / length);
    }
}
