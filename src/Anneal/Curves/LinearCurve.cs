namespace Anneal;

public abstract partial record Curve
{
    /// <summary>A straight line: <c>z</c>.</summary>
    public static Curve Linear { get; } = new LinearCurve();
}

/// <summary>The straight line.</summary>
internal sealed record LinearCurve : Curve
{
    public override string Name => "linear";

    public override double At(double progress) => progress;

    internal override void At(Span<double> progress)
    {
    }
}
