using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>Half a cosine wave: <c>(1 − cos πz) / 2</c>.</summary>
    /// <remarks>
    /// A ramp along it is <c>v(z) = to + (from − to) · (1 + cos πz) / 2</c>: flat at both ends, steepest in the middle.
    /// I. Loshchilov and F. Hutter, "SGDR", arXiv:1608.03983, equation 5.
    /// </remarks>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.1, 0.001, steps: 1000, Curve.Cosine).WithWarmup(50);
    /// double peak = rate.At(50), last = rate.At(1049);   // 0.1 and 0.001
    /// </code>
    /// </example>
    public static Curve Cosine { get; } = new CosineCurve();
}

/// <summary>Half a cosine wave.</summary>
internal sealed record CosineCurve : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.Plain<CosineCurve>("cosine", static () => Cosine);

    public override string Name => "cosine";

    public override double At(double progress) => HalfWave.At(progress);

    internal override void At(Span<double> progress) => HalfWave.At(progress);
}
