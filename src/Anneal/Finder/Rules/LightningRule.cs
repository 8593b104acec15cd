namespace Anneal.Finder;

/// <summary>What Lightning's two rules share: the steepest point without the first ten and the last.</summary>
/// <remarks>Its smoothing corrects as if one more loss had been seen: a constant loss of 1 is first plotted as 0.505.</remarks>
public abstract record LightningRule : SuggestionRule
{
    private const double Beta = 0.98;
    private const int SkippedAtStart = 10, SkippedAtEnd = 1;

    private protected LightningRule()
    {
    }

    internal sealed override double[] Smooth(ReadOnlySpan<double> losses) => ExponentialAverage.Of(losses, Beta, lead: 1);

    internal sealed override double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses)
    {
        if (rates.Length < SkippedAtStart + SkippedAtEnd + 2)
            return null;
        Range kept = SkippedAtStart..^SkippedAtEnd;
        return rates[kept][Slopes.Lowest(SlopesOf(losses[kept], rates[kept]))];
    }

    private protected abstract double[] SlopesOf(ReadOnlySpan<double> losses, ReadOnlySpan<double> rates);
}
