namespace Anneal.Engine.Data;

/// <summary>Batches in a new random order every epoch; the last batch of an epoch may be smaller.</summary>
/// <remarks>The order follows from the seed alone. Not thread-safe.</remarks>
public sealed class ShuffledBatches : IBatchSource
{
    private readonly BatchFiller _filler;
    private readonly RandomSequence _random;
    private readonly int[] _order;
    private int _position;

    /// <summary>Creates the source.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">Examples in a batch, from 1 to the number of examples.</param>
    /// <param name="seed">What the orders are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is out of its range.</exception>
    public ShuffledBatches(LabeledExamples data, int batchSize, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        _filler = new BatchFiller(data, batchSize);
        _random = new RandomSequence(seed);
        _order = [.. Enumerable.Range(0, data.Count)];
        (InputSize, Classes, BatchSize) = (data.InputSize, data.Classes, batchSize);
    }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int Classes { get; }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public int ExamplesPerEpoch => _order.Length;

    /// <inheritdoc/>
    public int BatchesPerEpoch => (ExamplesPerEpoch - 1) / BatchSize + 1;

    /// <inheritdoc/>
    public void Fill(Batch batch)
    {
        if (_position == 0)
            _random.Shuffle(_order);
        int count = Math.Min(BatchSize, _order.Length - _position);
        _filler.Fill(batch, _order.AsSpan(_position, count));
        _position = (_position + count) % _order.Length;
    }
}
