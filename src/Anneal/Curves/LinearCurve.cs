using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Curve
{
    /// <summary>A straight line: <c>z</c>.</summary>
    /// <remarks>
    /// A ramp along it changes by the same amount at each step: <c>v(z) = from + (to − from) · z</c>. Decay to 0 in a straight line is the best of those
    /// tried for a fixed budget by M. Li, E. Yumer and D. Ramanan, "Budgeted training", arXiv:1905.04753, section 4.
    /// </remarks>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.1, 0, steps: 1001, Curve.Linear);
    /// double half = rate.At(500);   // 0.05
    /// </code>
    /// </example>
    public static Curve Linear { get; } = new LinearCurve();
}

/// <summary>The straight line.</summary>
internal sealed record LinearCurve : Curve
{
    internal static CurveNotation Notation { get; } = CurveNotation.Plain<LinearCurve>("linear", static () => Linear);

    public override string Name => "linear";

    public override double At(double progress) => progress;

    internal override void At(Span<double> progress)
    {
    }
}
