namespace Anneal.Finder;

/// <summary>Lightning's <c>suggestion()</c> before version 2.5.3: where the loss falls fastest from point to point.</summary>
public sealed record LightningOldSuggestion : LightningRule
{
    /// <inheritdoc/>
    public override string Name => "lightning-before-2.5.3";

    private protected override double[] SlopesOf(ReadOnlySpan<double> losses, ReadOnlySpan<double> rates) => Slopes.ByPosition(losses);
}
