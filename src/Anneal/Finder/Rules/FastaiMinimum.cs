namespace Anneal.Finder;

/// <summary>fastai's <c>minimum</c>: a tenth of the rate with the lowest loss.</summary>
public sealed record FastaiMinimum : FastaiRule
{
    /// <inheritdoc/>
    public override string Name => "fastai-minimum";

    internal override double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses) =>
        rates.IsEmpty ? null : rates[Slopes.Lowest(losses)] / 10;
}
