using System.Globalization;
using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>An exponential that is stretched to arrive: <c>(1 − ratio^z) / (1 − ratio)</c>.</summary>
    /// <remarks>
    /// <para>A ramp to 0 along it is <c>v(z) = from · (ratio^z − ratio) / (1 − ratio)</c>: the decay to the share <em>ratio</em>, moved down and
    /// stretched so that it ends at 0. With 0.5 it is <c>2 · 0.5^z − 1</c>, Megatron's exponential cooldown; timm's uses 0.1. A decay that ends
    /// <em>at</em> a share of its start, without the stretching, is a <see cref="GeometricRamp"/>.</para>
    /// <para>Source: the code of Megatron-Core (<c>OptimizerParamScheduler</c>, WSD) and of timm (<c>WSDScheduler</c>); no paper.</para>
    /// </remarks>
    /// <param name="ratio">What the exponential has fallen to when it arrives; above 0. Above 1 it arrives fast instead of slowly; 1 is the straight line.</param>
    /// <returns>The curve, from 0 at progress 0 to 1 at progress 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is not a finite number above 0.</exception>
    /// <example>
    /// <code>
    /// Schedule cooldown = new Ramp(1e-3, 0, steps: 2000, Curve.Exponential(ratio: 0.5));
    /// </code>
    /// </example>
    public static Curve Exponential(double ratio) => Require.Positive(ratio) == 1 ? Linear : new ExponentialCurve(ratio);
}

/// <summary>The stretched exponential.</summary>
internal sealed record ExponentialCurve(double Ratio) : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.With<ExponentialCurve>("exponential", "ratio", static curve => curve.Ratio, Curve.Exponential);

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"exponential {Ratio}");

    public override double At(double progress) => (1 - Math.Pow(Ratio, progress)) / (1 - Ratio);
}
