namespace Anneal.Engine.Data;

/// <summary>Batches in the order of the data, as evaluation needs them.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class SequentialBatches : IBatchSource
{
    private readonly BatchFiller _filler;
    private readonly LastBatch _lastBatch;
    private readonly int[] _chosen;
    private long _epoch;
    private int _position;

    /// <summary>Creates the source.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">Examples in a batch, from 1 to the number of examples.</param>
    /// <param name="lastBatch">What becomes of an incomplete last batch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is out of its range.</exception>
    public SequentialBatches(LabeledExamples data, int batchSize, LastBatch lastBatch = LastBatch.Smaller)
    {
        ArgumentNullException.ThrowIfNull(data);
        _filler = new BatchFiller(data, batchSize);
        _lastBatch = lastBatch;
        _chosen = new int[batchSize];
        (InputSize, Classes, ExamplesPerEpoch, BatchSize) = (data.InputSize, data.Classes, data.Count, batchSize);
    }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int Classes { get; }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public int ExamplesPerEpoch { get; }

    /// <inheritdoc/>
    public int BatchesPerEpoch => (ExamplesPerEpoch - 1) / BatchSize + 1;

    /// <inheritdoc/>
    public SourcePosition Position
    {
        get => new(_epoch, _position);
        set => (_epoch, _position) = value.RequireWithin(ExamplesPerEpoch);
    }

    /// <inheritdoc/>
    public void Fill(Batch batch)
    {
        int count = _lastBatch == LastBatch.Wrapped ? BatchSize : Math.Min(BatchSize, ExamplesPerEpoch - _position);
        for (int i = 0; i < count; i++)
            _chosen[i] = (_position + i) % ExamplesPerEpoch;
        _filler.Fill(batch, _chosen.AsSpan(0, count));
        Position = new(_epoch + (_position + count) / ExamplesPerEpoch, (_position + count) % ExamplesPerEpoch);
    }

    /// <summary>Makes the next batch the first of an epoch.</summary>
    public void Restart() => Position = default;
}
