namespace Anneal;

public abstract partial record Curve
{
    /// <summary>Half a cosine wave: <c>(1 − cos πz) / 2</c>. I. Loshchilov and F. Hutter, "SGDR", arXiv:1608.03983, equation 5.</summary>
    public static Curve Cosine { get; } = new CosineCurve();
}

/// <summary>Half a cosine wave.</summary>
internal sealed record CosineCurve : Curve
{
    public override string Name => "cosine";

    public override double At(double progress) => HalfWave.At(progress);

    internal override void At(Span<double> progress) => HalfWave.At(progress);
}
