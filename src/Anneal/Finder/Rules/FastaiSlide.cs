namespace Anneal.Finder;

/// <summary>fastai's <c>slide</c>: from the end, the first pair of points 15 apart whose slopes differ by no more than 0.005.</summary>
/// <remarks>The threshold is in units of the loss, so the answer depends on how large losses are.</remarks>
public sealed record FastaiSlide : FastaiRule
{
    private const int Apart = 15;
    private const double Threshold = 0.005;

    /// <inheritdoc/>
    public override string Name => "fastai-slide";

    internal override double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses)
    {
        if (rates.Length <= Apart)
            return null;
        double[] slopes = Slopes.ByPosition(losses);
        int left = rates.Length - 1 - Apart;
        double rate = rates[left];
        for (; left >= 0 && Math.Abs(slopes[left + Apart] - slopes[left]) > Threshold; left--)
            rate = rates[left];
        return rate;
    }
}
