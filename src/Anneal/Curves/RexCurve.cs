using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>REX, the reflected exponential: <c>z / (2 − z)</c>, slow at first.</summary>
    /// <remarks>
    /// <para>A ramp to 0 along it is <c>v(z) = from · (1 − z) / (1/2 + (1 − z) / 2)</c>: above the straight line throughout, steepest at the end.</para>
    /// <para>J. Chen, C. Wolfe and A. Kyrillidis, "REX: Revisiting budgeted training with an improved schedule", arXiv:2107.04197, section 3.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.1, 0, steps: 1001, Curve.Rex);
    /// double half = rate.At(500);   // 0.0667, two thirds of the start
    /// </code>
    /// </example>
    public static Curve Rex { get; } = new RexCurve();
}

/// <summary>The reflected exponential.</summary>
internal sealed record RexCurve : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.Plain<RexCurve>("rex", static () => Rex);

    public override string Name => "rex";

    public override double At(double progress) => progress / (2 - progress);
}
