using System.Globalization;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>This curve on a slower start, k-decay: read at <c>z^k</c> instead of z.</summary>
    /// <remarks>
    /// <para><c>v(z) = from + (to − from) · curve(z^k)</c>. With k above 1 the value stays near its start longer and falls more steeply at the
    /// end; 1 changes nothing.</para>
    /// <para>T. Zhang and W. Li, "k-decay: A new method for learning rate schedule", arXiv:2004.05909; there for polynomial and cosine decay.</para>
    /// </remarks>
    /// <param name="k">The exponent of the progress; above 0.</param>
    /// <returns>The curve, from 0 at progress 0 to 1 at progress 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not a finite number above 0.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.1, 0, steps: 1000, Curve.Cosine.KDecay(2));
    /// </code>
    /// </example>
    public Curve KDecay(double k) => Require.Positive(k) == 1 ? this : new DelayedCurve(this, k);
}

/// <summary>A curve that is read at a power of the progress.</summary>
internal sealed record DelayedCurve(Curve Inner, double Exponent) : Curve
{
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{Inner.Name}, k-decay {Exponent}");

    public override double At(double progress) => Inner.At(Math.Pow(progress, Exponent));
}
