namespace Anneal.Finder;

/// <summary>fastai's <c>steep</c>: the rate at which the loss falls fastest, against the logarithm of the rate. Noise moves it to the first rates.</summary>
public sealed record FastaiSteep : FastaiRule
{
    /// <inheritdoc/>
    public override string Name => "fastai-steep";

    internal override double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses)
    {
        if (rates.Length < 2)
            return null;
        double[] slopes = new double[rates.Length - 1];
        for (int i = 0; i < slopes.Length; i++)
            slopes[i] = (losses[i + 1] - losses[i]) / (Math.Log(rates[i + 1]) - Math.Log(rates[i]));
        return rates[Slopes.Lowest(slopes)];
    }
}
