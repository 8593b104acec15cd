using System.Collections.Immutable;

namespace Anneal.Engine.Data;

/// <summary>Writes chosen examples of a set into a batch, changed at random where that is asked for; rows are shared out among the batch's threads.</summary>
internal sealed class BatchFiller
{
    private const int RowsPerChunk = 16;
    private const int RowsAhead = 3;
    private const int WorthSharing = 16_384;
    private readonly LabeledExamples _data;
    private readonly ImmutableArray<Augmentation> _augmentations;
    private readonly ulong _seed;
    private readonly Action<int, int> _chunk;
    private float[][] _scratch = [];
    private int[] _chosen = [];
    private Batch? _batch;
    private long _epoch;

    public BatchFiller(LabeledExamples data, ImmutableArray<Augmentation> augmentations, ulong seed)
    {
        (_data, _augmentations, _seed) = (data, augmentations, seed);
        _chunk = FillChunk;
    }

    /// <summary>Room for the numbers of the next examples.</summary>
    public Span<int> Choose(int count)
    {
        if (_chosen.Length < count)
            _chosen = new int[count];
        return _chosen.AsSpan(0, count);
    }

    /// <summary>Fills the batch with the examples that were chosen last.</summary>
    public void Fill(Batch batch, int count, long epoch)
    {
        if (batch.InputSize != _data.InputSize || batch.Capacity < count)
        {
            throw new ArgumentException(
                $"The batch holds {batch.Capacity} examples of {batch.InputSize} floats, " +
                $"but the source fills {count} of {_data.InputSize}; make it with new Batch({count}, {_data.InputSize}).",
                nameof(batch));
        }

        if (batch.TargetSize != 0 && batch.TargetSize != _data.TargetSize)
        {
            throw new ArgumentException(
                $"The batch has room for targets of {batch.TargetSize} floats, but the source's have {_data.TargetSize}; make it with that target size.",
                nameof(batch));
        }

        batch.Count = count;
        (_batch, _epoch) = (batch, epoch);
        PrepareScratch(batch.Pool.Threads);
        int chunks = (count + RowsPerChunk - 1) / RowsPerChunk;
        if (count * (long)_data.InputSize < WorthSharing)
            batch.Pool.RunHere(chunks, _chunk);
        else
            batch.Pool.Run(chunks, _chunk);
    }

    private void PrepareScratch(int threads)
    {
        if (!_augmentations.IsEmpty && _scratch.Length < threads)
            _scratch = [.. Enumerable.Range(0, threads).Select(_ => new float[_data.InputSize])];
    }

    private void FillChunk(int chunk, int worker)
    {
        Batch batch = _batch!;
        ReadOnlySpan<int> labels = _data.Labels.Span;
        int first = chunk * RowsPerChunk, end = Math.Min(first + RowsPerChunk, batch.Count);
        for (int row = first; row < Math.Min(first + RowsAhead, end); row++)
            _data.AskFor(_chosen[row]);
        for (int row = first; row < end; row++)
        {
            int example = _chosen[row];
            if (row + RowsAhead < end)
                _data.AskFor(_chosen[row + RowsAhead]);
            Span<float> input = batch.Input(row);
            _data.CopyExample(example, input);
            batch.Labels[row] = labels[example];
            if (batch.TargetSize > 0)
                _data.CopyTarget(example, batch.Targets.Slice(row * batch.TargetSize, batch.TargetSize));
            if (!_augmentations.IsEmpty)
                Augment(input, example, _scratch[worker]);
        }
    }

    private void Augment(Span<float> input, int example, float[] scratch)
    {
        var random = new ExampleRandom(_seed, _epoch, example);
        foreach (Augmentation augmentation in _augmentations)
            augmentation.Apply(input, scratch, _data.Shape, ref random);
    }
}
