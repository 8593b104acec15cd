namespace Anneal.Finder;

/// <summary>What one sweep saw: a point for every rate that the training survived.</summary>
/// <remarks>
/// The loss that an update returns was computed before it, so it is the effect of the rate before. <see cref="Losses"/> are put right:
/// each stands beside the rate that caused it. <see cref="LossesBefore"/> are as most libraries plot them. No value here is ever
/// NaN or infinite: such a loss ends the sweep, and its cause is <see cref="DivergenceRate"/>.
/// </remarks>
public sealed record LossCurve
{
    /// <summary>Learning rates, rising.</summary>
    public required ValueList<double> Rates { get; init; }

    /// <summary>The loss after the update with each rate: of the next batch, or of the probe.</summary>
    public required ValueList<double> Losses { get; init; }

    /// <summary>The training loss before the update with each rate.</summary>
    public required ValueList<double> LossesBefore { get; init; }

    /// <summary>An exponential average of <see cref="Losses"/>, exact from the first on. It lags behind; for pictures.</summary>
    public required ValueList<double> Smoothed { get; init; }

    /// <summary>Updates that the sweep would have had.</summary>
    public required int PlannedUpdates { get; init; }

    /// <summary>The rate after whose update the loss was not finite, or too high; null where the sweep came to its end.</summary>
    public double? DivergenceRate { get; init; }
}
