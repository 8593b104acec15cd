using System.Globalization;
using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>Half a cosine wave whose remainder is raised to a power: <c>1 − ((1 + cos πz) / 2)^exponent</c>.</summary>
    /// <remarks>
    /// <para>A ramp to 0 along it is <c>v(z) = from · ((1 + cos πz) / 2)^exponent</c>. 1 is <see cref="Cosine"/>; above 1 the value falls earlier
    /// and stays low longer, below 1 it stays high longer.</para>
    /// <para>Source: the code of optax (<c>cosine_decay_schedule</c>, argument <em>exponent</em>); no paper.</para>
    /// </remarks>
    /// <param name="exponent">The exponent; above 0.</param>
    /// <returns>The curve, from 0 at progress 0 to 1 at progress 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is not a finite number above 0.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.1, 0, steps: 1000, Curve.CosinePower(2));
    /// </code>
    /// </example>
    public static Curve CosinePower(double exponent) => Require.Positive(exponent) == 1 ? Cosine : new CosinePowerCurve(exponent);
}

/// <summary>The half wave with a power.</summary>
internal sealed record CosinePowerCurve(double Exponent) : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.With<CosinePowerCurve>("cosine-power", "exponent", static curve => curve.Exponent, Curve.CosinePower);

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"cosine to the power {Exponent}");

    public override double At(double progress) => 1 - Math.Pow(HalfWave.At(1 - progress), Exponent);
}
