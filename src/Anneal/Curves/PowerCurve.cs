using System.Globalization;
using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>A power of the progress: <c>z^exponent</c>.</summary>
    /// <remarks>
    /// <para>A ramp along it is <c>v(z) = from + (to − from) · z^exponent</c>. 1 is the straight line; 0.5 is the cooldown <c>1 − √z</c>, the
    /// best of those tried by A. Hägele et al., "Scaling laws and compute-optimal training beyond fixed training durations", arXiv:2405.18392,
    /// section 3. It is the mirror image of <see cref="Polynomial"/>.</para>
    /// </remarks>
    /// <param name="exponent">The exponent; above 0.</param>
    /// <returns>The curve, from 0 at progress 0 to 1 at progress 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is not a finite number above 0.</exception>
    /// <example>
    /// <code>
    /// Schedule cooldown = new Ramp(1e-3, 0, steps: 2000, Curve.Power(0.5));   // 1e-3 · (1 − √z)
    /// </code>
    /// </example>
    public static Curve Power(double exponent) => Require.Positive(exponent) == 1 ? Linear : new PowerCurve(exponent);
}

/// <summary>The power of the progress.</summary>
internal sealed record PowerCurve(double Exponent) : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.With<PowerCurve>("power", "exponent", static curve => curve.Exponent, Curve.Power);

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"power {Exponent}");

    public override double At(double progress) => Math.Pow(progress, Exponent);
}
