namespace Anneal.Finder;

/// <summary>Lightning's <c>suggestion()</c> from version 2.5.3 on: where the loss falls fastest against the rate itself, not its logarithm.</summary>
/// <remarks>Between the lowest rates any noise is a large slope, so the answer is often one of them.</remarks>
public sealed record LightningSuggestion : LightningRule
{
    /// <inheritdoc/>
    public override string Name => "lightning";

    private protected override double[] SlopesOf(ReadOnlySpan<double> losses, ReadOnlySpan<double> rates) => Slopes.ByCoordinate(losses, rates);
}
