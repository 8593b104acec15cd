namespace Anneal;

/// <summary>The shape of a <see cref="Ramp"/>: how far it has come at each progress.</summary>
/// <remarks>An immutable value that maps progress 0…1 to a share 0…1 of the way; 0 goes to 0 and 1 goes to 1.</remarks>
public sealed record Curve
{
    private readonly Func<double, double> _share;

    private Curve(string name, Func<double, double> share) => (Name, _share) = (name, share);

    /// <summary>A straight line: <c>z</c>.</summary>
    public static Curve Linear { get; } = new("linear", static progress => progress);

    /// <summary>Half a cosine wave: <c>(1 − cos πz) / 2</c>. I. Loshchilov and F. Hutter, "SGDR", arXiv:1608.03983, equation 5.</summary>
    public static Curve Cosine { get; } = new("cosine", static progress => (1 - Math.Cos(Math.PI * progress)) / 2);

    /// <summary>The name in plans and reports.</summary>
    public string Name { get; }

    /// <summary>The share of the way at a progress.</summary>
    /// <param name="progress">From 0 (start) to 1 (end).</param>
    /// <returns>From 0 to 1.</returns>
    public double At(double progress) => _share(progress);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
