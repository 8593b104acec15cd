namespace Anneal.Finder;

/// <summary>Ignite's <c>lr_suggestion()</c>: the steepest point before the lowest loss, by position.</summary>
/// <remarks>Losses are averaged with 0.95 kept, from the first loss on. Where fewer than three points lie up to the lowest, ignite fails.</remarks>
public sealed record IgniteSuggestion : SuggestionRule
{
    private const double Beta = 0.95;

    /// <inheritdoc/>
    public override string Name => "ignite";

    internal override double[] Smooth(ReadOnlySpan<double> losses) => ExponentialAverage.FromFirst(losses, Beta);

    internal override double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses)
    {
        int lowest = Slopes.Lowest(losses);
        return lowest < 2 ? null : rates[1 + Slopes.Lowest(Slopes.ByPosition(losses[..(lowest + 1)]).AsSpan(1..^1))];
    }
}
