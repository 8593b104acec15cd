using System.Globalization;
using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>A logarithm, fast at first: <c>ln(1 + (base − 1) · z) / ln(base)</c>.</summary>
    /// <remarks>
    /// <para>DeepSpeed's usual warm-up, <c>ln(t + 1) / ln(W)</c>, is this curve with base W at progress t / (W − 1): after the square root of W
    /// steps it is half way up.</para>
    /// <para>Source: the code of DeepSpeed (<c>WarmupLR</c>, warm-up type <em>log</em>); no paper.</para>
    /// </remarks>
    /// <param name="logarithmBase">The base; above 0. Above 1 the curve is fast at first, below 1 fast at last; 1 is the straight line.</param>
    /// <returns>The curve, from 0 at progress 0 to 1 at progress 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logarithmBase"/> is not a finite number above 0.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = new Constant(1e-3).WithWarmup(steps: 1000, from: 0, Curve.Logarithmic(1000));
    /// </code>
    /// </example>
    public static Curve Logarithmic(double logarithmBase) => Require.Positive(logarithmBase) == 1 ? Linear : new LogarithmicCurve(logarithmBase);
}

/// <summary>The logarithm.</summary>
internal sealed record LogarithmicCurve(double Base) : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.With<LogarithmicCurve>("logarithmic", "base", static curve => curve.Base, Curve.Logarithmic);

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"logarithmic {Base}");

    public override double At(double progress) => double.LogP1((Base - 1) * progress) / double.LogP1(Base - 1);
}
