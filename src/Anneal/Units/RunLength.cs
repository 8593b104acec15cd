namespace Anneal;

/// <summary>How long a run is, and what its epochs and batches are: what lengths in other units are resolved against.</summary>
public sealed record RunLength
{
    /// <summary>Creates the length.</summary>
    /// <param name="steps">Optimizer updates of the run, 1 or more.</param>
    /// <param name="stepsPerEpoch">Optimizer updates in an epoch, 1 or more.</param>
    /// <param name="batchSize">Examples in an update, 1 or more; only lengths in examples ask for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public RunLength(long steps, long stepsPerEpoch, long? batchSize = null)
    {
        Steps = Require.AtLeast(1, steps);
        StepsPerEpoch = Require.AtLeast(1, stepsPerEpoch);
        BatchSize = batchSize is { } size ? Require.AtLeast(1, size, nameof(batchSize)) : null;
    }

    /// <summary>Optimizer updates of the run.</summary>
    public long Steps { get; }

    /// <summary>Optimizer updates in an epoch.</summary>
    public long StepsPerEpoch { get; }

    /// <summary>Examples in an update, all micro-batches of it together; null if not known.</summary>
    public long? BatchSize { get; }

    /// <summary>A run of whole epochs.</summary>
    /// <param name="epochs">Passes over the data, 1 or more.</param>
    /// <param name="stepsPerEpoch">Optimizer updates in an epoch, 1 or more.</param>
    /// <param name="batchSize">Examples in an update, 1 or more; only lengths in examples ask for it.</param>
    /// <returns>The length.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public static RunLength OfEpochs(long epochs, long stepsPerEpoch, long? batchSize = null) =>
        new(checked(Require.AtLeast(1, epochs) * stepsPerEpoch), stepsPerEpoch, batchSize);
}
