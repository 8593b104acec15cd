namespace Anneal.Finder;

/// <summary>The steepest point of pytorch-lr-finder's <c>plot()</c>: without the first ten and the last five, by position.</summary>
/// <remarks>Losses are averaged with 0.95 kept, from the first loss on. David Silva's torch-lr-finder 0.2.2.</remarks>
public sealed record PyTorchLrFinderSuggestion : SuggestionRule
{
    private const double Beta = 0.95;
    private const int SkippedAtStart = 10, SkippedAtEnd = 5;

    /// <inheritdoc/>
    public override string Name => "pytorch-lr-finder";

    internal override double[] Smooth(ReadOnlySpan<double> losses) => ExponentialAverage.FromFirst(losses, Beta);

    internal override double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses) =>
        rates.Length < SkippedAtStart + SkippedAtEnd + 2
            ? null
            : rates[SkippedAtStart + Slopes.Lowest(Slopes.ByPosition(losses[SkippedAtStart..^SkippedAtEnd]))];
}
