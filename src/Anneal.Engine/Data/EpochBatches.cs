using System.Collections.Immutable;

namespace Anneal.Engine.Data;

/// <summary>Batches of a set of examples, epoch after epoch.</summary>
/// <remarks>What comes next follows from the seed and the <see cref="Position"/> alone. Not thread-safe.</remarks>
public abstract class EpochBatches : IBatchSource
{
    private readonly BatchFiller _filler;

    private protected EpochBatches(LabeledExamples data, int batchSize, ImmutableArray<Augmentation> augmentations, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (batchSize < 1 || batchSize > data.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batchSize), batchSize, $"'batchSize' must be from 1 to the number of examples, {data.Count}.");
        }

        _filler = new BatchFiller(data, augmentations, seed);
        (InputSize, Classes, TargetSize, ExamplesPerEpoch, BatchSize) = (data.InputSize, data.Classes, data.TargetSize, data.Count, batchSize);
    }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int Classes { get; }

    /// <inheritdoc/>
    public int TargetSize { get; }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public int ExamplesPerEpoch { get; }

    /// <inheritdoc/>
    public int BatchesPerEpoch => (ExamplesPerEpoch - 1) / BatchSize + 1;

    /// <inheritdoc/>
    public SourcePosition Position
    {
        get;
        set => field = value.RequireWithin(ExamplesPerEpoch);
    }

    /// <summary>Whether the last batch of an epoch is filled up with the first examples of the next.</summary>
    private protected virtual bool Wraps => false;

    /// <inheritdoc/>
    public void Fill(Batch batch) => Fill(batch, BatchSize);

    /// <inheritdoc/>
    public void Fill(Batch batch, int examples)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        (long epoch, int first) = Position;
        int count = Wraps ? examples : Math.Min(examples, ExamplesPerEpoch - first);
        Choose(_filler.Choose(count), epoch, first);
        _filler.Fill(batch, count, epoch);
        Position = new(epoch + (first + count) / ExamplesPerEpoch, (first + count) % ExamplesPerEpoch);
    }

    /// <summary>The numbers of the next examples.</summary>
    private protected abstract void Choose(Span<int> chosen, long epoch, int first);
}
