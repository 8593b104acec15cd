namespace Anneal.Engine.Data;

/// <summary>Batches in the order of the data, as evaluation needs them.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class SequentialBatches : EpochBatches
{
    private readonly LastBatch _lastBatch;

    /// <summary>Creates the source.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">Examples in a batch, from 1 to the number of examples.</param>
    /// <param name="lastBatch">What becomes of an incomplete last batch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is out of its range.</exception>
    public SequentialBatches(LabeledExamples data, int batchSize, LastBatch lastBatch = LastBatch.Smaller)
        : base(data, batchSize, augmentations: [], seed: 0) => _lastBatch = lastBatch;

    private protected override bool Wraps => _lastBatch == LastBatch.Wrapped;

    /// <summary>Makes the next batch the first of an epoch.</summary>
    public void Restart() => Position = default;

    private protected override void Choose(Span<int> chosen, long epoch, int first)
    {
        for (int i = 0; i < chosen.Length; i++)
            chosen[i] = (first + i) % ExamplesPerEpoch;
    }
}
