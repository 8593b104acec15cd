namespace Anneal.Finder;

/// <summary>What fastai's rules share: losses smoothed by 0.98 with bias correction, without the first tenth and the last five.</summary>
public abstract record FastaiRule : SuggestionRule
{
    private const double Beta = 0.98;
    private const int SkippedAtEnd = 5;

    private protected FastaiRule()
    {
    }

    internal sealed override double[] Smooth(ReadOnlySpan<double> losses) => ExponentialAverage.Of(losses, Beta);

    internal sealed override Range Kept(LossCurve curve)
    {
        int first = curve.PlannedUpdates / 10, end = curve.Rates.Count - SkippedAtEnd;
        return first < end ? first..end : ..0;
    }
}
