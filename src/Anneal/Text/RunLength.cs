namespace Anneal.Text;

/// <summary>How long a run is.</summary>
public sealed record RunLength
{
    /// <summary>Creates the length.</summary>
    /// <param name="steps">Optimizer updates of the run, 1 or more.</param>
    /// <param name="stepsPerEpoch">Optimizer updates in an epoch, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public RunLength(long steps, long stepsPerEpoch)
    {
        Steps = Require.AtLeast(1, steps);
        StepsPerEpoch = Require.AtLeast(1, stepsPerEpoch);
    }

    /// <summary>Optimizer updates of the run.</summary>
    public long Steps { get; }

    /// <summary>Optimizer updates in an epoch.</summary>
    public long StepsPerEpoch { get; }

    /// <summary>A run of whole epochs.</summary>
    /// <param name="epochs">Passes over the data, 1 or more.</param>
    /// <param name="stepsPerEpoch">Optimizer updates in an epoch, 1 or more.</param>
    /// <returns>The length.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public static RunLength OfEpochs(long epochs, long stepsPerEpoch) =>
        new(checked(Require.AtLeast(1, epochs) * stepsPerEpoch), stepsPerEpoch);
}
