using System.Globalization;
using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>A polynomial that arrives slowly: <c>1 − (1 − z)^power</c>, the usual polynomial decay.</summary>
    /// <remarks>
    /// <para>A ramp along it is <c>v(z) = to + (from − to) · (1 − z)^power</c>, which decays fast at first for a power above 1. 1 is the straight
    /// line, 2 the squared decay, 0.9 that of segmentation networks; 0.5 is the square-root decay, and as a warm-up <c>1 − √(1 − z)</c>.</para>
    /// <para>L.-C. Chen et al., "DeepLab", arXiv:1606.00915, section 4.1 (the <em>poly</em> policy, power 0.9; first in the Caffe framework).</para>
    /// </remarks>
    /// <param name="power">The exponent; above 0.</param>
    /// <returns>The curve, from 0 at progress 0 to 1 at progress 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> is not a finite number above 0.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.01, 0, steps: 20_000, Curve.Polynomial(power: 0.9));
    /// double last = rate.At(19_999);   // 0
    /// </code>
    /// </example>
    public static Curve Polynomial(double power) => Require.Positive(power) == 1 ? Linear : new PolynomialCurve(power);
}

/// <summary>The polynomial that arrives slowly.</summary>
internal sealed record PolynomialCurve(double Exponent) : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.With<PolynomialCurve>("polynomial", "power", static curve => curve.Exponent, Curve.Polynomial);

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"polynomial {Exponent}");

    public override double At(double progress) => 1 - Math.Pow(1 - progress, Exponent);
}
