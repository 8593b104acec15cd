namespace Anneal.Tests.Finder;

/// <summary>Synthetic losses of a sweep: a fall by a logistic function of the logarithm of the rate, then an exponential rise.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Start">The loss at the lowest rates.</param>
/// <param name="Fall">How far it falls.</param>
/// <param name="Steepness">Of the fall, per decade.</param>
/// <param name="FallAt">log10 of the rate at which half of the fall is done.</param>
/// <param name="RiseAt">log10 of the rate at which the loss has risen by 0.05.</param>
internal sealed record ValleyCurve(string Name, double Start, double Fall, double Steepness, double FallAt, double RiseAt)
{
    /// <summary>The curve of the golden file.</summary>
    public static ValleyCurve Golden { get; } = new("golden", 2.3, 1.7, 2.2, -2.5, -0.9);

    /// <summary>A long flat bottom, as normalization layers make it.</summary>
    public static ValleyCurve Flat { get; } = new("flat bottom", 2.3, 1.4, 2.5, -3.2, 0);

    /// <summary>Hardly falls before it rises, as in a network that has trained for a while.</summary>
    public static ValleyCurve Aged { get; } = new("trained before", 0.6, 0.15, 3, -2.2, -1.0);

    public static IReadOnlyList<ValleyCurve> All { get; } = [Golden, Flat, Aged];

    /// <summary>log10 of half the rate at which the loss has risen by a tenth of its fall, from the formula.</summary>
    public double Peak => RisesThroughTenth() - Math.Log10(2);

    public double At(double rate)
    {
        double x = Math.Log10(rate);
        return Start - Fall / (1 + Math.Exp(-Steepness * (x - FallAt))) + 0.05 * Math.Exp(5 * (x - RiseAt));
    }

    private double RisesThroughTenth()
    {
        double lowest = FallAt, step = 1e-4;
        while (At(Math.Pow(10, lowest + step)) < At(Math.Pow(10, lowest)))
            lowest += step;
        double level = At(Math.Pow(10, lowest)) + 0.1 * (Start - At(Math.Pow(10, lowest))), x = lowest;
        while (At(Math.Pow(10, x)) < level)
            x += step;
        return x;
    }
}
