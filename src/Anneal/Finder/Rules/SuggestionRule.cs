namespace Anneal.Finder;

/// <summary>A published rule that reads a learning rate off the curve of a sweep.</summary>
/// <remarks>Rules are as their libraries have them, faults included; the recommendation of the finder is not one of them.</remarks>
public abstract record SuggestionRule
{
    private protected SuggestionRule()
    {
    }

    /// <summary>All published rules, in the order in which they are listed.</summary>
    public static IReadOnlyList<SuggestionRule> Published { get; } =
    [
        new FastaiMinimum(), new FastaiSteep(), new FastaiValley(), new FastaiSlide(),
        new LightningSuggestion(), new LightningOldSuggestion(), new PyTorchLrFinderSuggestion(), new IgniteSuggestion(),
    ];

    /// <summary>A name that a table or a file can use, such as <c>fastai-valley</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The rule on losses that its library has smoothed.</summary>
    /// <param name="rates">Learning rates, rising.</param>
    /// <param name="smoothedLosses">The smoothed loss at each rate, all finite.</param>
    /// <returns>The suggested rate; null where the rule finds none, or the library fails.</returns>
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    public double? Suggest(ReadOnlySpan<double> rates, ReadOnlySpan<double> smoothedLosses)
    {
        if (rates.Length != smoothedLosses.Length)
            throw new ArgumentException($"There are {rates.Length} rates, but {smoothedLosses.Length} losses; give one loss for each rate.");
        return Choose(rates, smoothedLosses);
    }

    /// <summary>The rule on a curve as its library would have recorded it: losses before the updates, smoothed and cut in the library's way.</summary>
    /// <param name="curve">The curve of a sweep.</param>
    /// <returns>The suggested rate; null where the rule finds none, or the library fails.</returns>
    public double? Suggest(LossCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        Range kept = Kept(curve);
        (int start, int length) = kept.GetOffsetAndLength(curve.Rates.Count);
        return Choose(curve.Rates.Span.Slice(start, length), Smooth(curve.LossesBefore.Span).AsSpan(start, length));
    }

    internal abstract double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses);

    internal abstract double[] Smooth(ReadOnlySpan<double> losses);

    /// <summary>The points that the library looks at, before the rule itself skips any.</summary>
    internal virtual Range Kept(LossCurve curve) => ..;
}
