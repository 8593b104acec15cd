namespace Anneal.Engine.Data;

/// <summary>Copies chosen examples of a set into a batch, rows shared out among the batch's threads.</summary>
internal sealed class BatchFiller
{
    private const int RowsPerChunk = 16;
    private const int WorthSharing = 16_384;
    private readonly LabeledExamples _data;
    private readonly int _batchSize;
    private readonly int[] _chosen;
    private readonly Action<int, int> _chunk;
    private Batch? _batch;

    public BatchFiller(LabeledExamples data, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (batchSize < 1 || batchSize > data.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batchSize), batchSize, $"'batchSize' must be from 1 to the number of examples, {data.Count}.");
        }

        (_data, _batchSize) = (data, batchSize);
        _chosen = new int[batchSize];
        _chunk = FillChunk;
    }

    /// <summary>Fills the batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="order">The examples, in order; at most the batch size.</param>
    public void Fill(Batch batch, ReadOnlySpan<int> order)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.InputSize != _data.InputSize || batch.Capacity < _batchSize)
        {
            throw new ArgumentException(
                $"The batch holds {batch.Capacity} examples of {batch.InputSize} floats, " +
                $"but the source fills {_batchSize} of {_data.InputSize}; make it with new Batch({_batchSize}, {_data.InputSize}).",
                nameof(batch));
        }

        batch.Count = order.Length;
        order.CopyTo(_chosen);
        _batch = batch;
        int chunks = (order.Length + RowsPerChunk - 1) / RowsPerChunk;
        if (order.Length * (long)_data.InputSize < WorthSharing)
            batch.Pool.RunHere(chunks, _chunk);
        else
            batch.Pool.Run(chunks, _chunk);
    }

    private void FillChunk(int chunk, int worker)
    {
        Batch batch = _batch!;
        ReadOnlySpan<int> labels = _data.Labels.Span;
        for (int row = chunk * RowsPerChunk; row < Math.Min((chunk + 1) * RowsPerChunk, batch.Count); row++)
        {
            _data.CopyExample(_chosen[row], batch.Input(row));
            batch.Labels[row] = labels[_chosen[row]];
        }
    }
}
