namespace Anneal.Lab.Training.Horizons;

/// <summary>How a run is landed: its learning rate is brought to its last value within some updates.</summary>
/// <remarks>A short anneal finds out what a run is worth at any time (A. Hägele et al., arXiv:2405.18392).</remarks>
public sealed record Landing
{
    /// <summary>The updates of the landing, 2 or more.</summary>
    public required long Steps { get; init; }

    /// <summary>The learning rate of the last update, 0 or more.</summary>
    public double To { get; init; }

    /// <summary>The shape.</summary>
    public Curve Curve { get; init; } = Curve.Linear;
}
