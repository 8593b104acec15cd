using Anneal.Engine.Kernels;

namespace Anneal.Engine.Data;

/// <summary>Batches in a new random order every epoch; the last batch of an epoch may be smaller.</summary>
/// <remarks>The order follows from the seed alone. Not thread-safe.</remarks>
public sealed class ShuffledBatches : IBatchSource
{
    private readonly BatchFiller _filler;
    private readonly ulong _seed;
    private readonly RandomSequence _random = new(0);
    private readonly int[] _order;
    private long _epoch;
    private int _position;
    private long _orderedEpoch = -1;

    /// <summary>Creates the source.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">Examples in a batch, from 1 to the number of examples.</param>
    /// <param name="seed">What the orders are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is out of its range.</exception>
    public ShuffledBatches(LabeledExamples data, int batchSize, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        _filler = new BatchFiller(data, batchSize);
        _seed = seed;
        _order = new int[data.Count];
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
    public SourcePosition Position
    {
        get => new(_epoch, _position);
        set => (_epoch, _position) = value.RequireWithin(_order.Length);
    }

    /// <inheritdoc/>
    public void Fill(Batch batch)
    {
        if (_orderedEpoch != _epoch)
            Order();
        int count = Math.Min(BatchSize, _order.Length - _position);
        _filler.Fill(batch, _order.AsSpan(_position, count));
        Position = new(_epoch + (_position + count) / _order.Length, (_position + count) % _order.Length);
    }

    /// <summary>The order of an epoch follows from the seed and the epoch's number alone, so that a run can go on anywhere.</summary>
    private void Order()
    {
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        _random.Restart(DropoutMask.Mix(DropoutMask.Mix(_seed) + (ulong)_epoch));
        _random.Shuffle(_order);
        _orderedEpoch = _epoch;
    }
}
