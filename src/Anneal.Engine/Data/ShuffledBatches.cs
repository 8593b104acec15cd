using Anneal.Engine.Kernels;

namespace Anneal.Engine.Data;

/// <summary>Batches in a new random order every epoch; the last batch of an epoch may be smaller.</summary>
/// <remarks>
/// The order of an epoch follows from the seed and the epoch's number alone, and so do the random changes of its examples. Not thread-safe.
/// </remarks>
/// <example>
/// The usual training images of CIFAR-10: mirrored, and moved by up to 4 pixels.
/// <code>
/// var images = new ImageData(new byte[256 * 3072], new int[256], new ImageShape(3, 32, 32), classes: 10);
/// var source = new ShuffledBatches(images, batchSize: 128, seed: 1, [new HorizontalFlip(), new RandomCrop(padding: 4)]);
/// </code>
/// </example>
public sealed class ShuffledBatches : EpochBatches
{
    private readonly ulong _seed;
    private readonly RandomSequence _random = new(0);
    private readonly int[] _order;
    private long _orderedEpoch = -1;

    /// <summary>Creates the source.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">Examples in a batch, from 1 to the number of examples.</param>
    /// <param name="seed">What orders and random changes are drawn from.</param>
    /// <param name="augmentations">Random changes of every example, one after the other; none if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is out of its range.</exception>
    public ShuffledBatches(LabeledExamples data, int batchSize, ulong seed, IEnumerable<Augmentation>? augmentations = null)
        : base(data, batchSize, [.. augmentations ?? []], seed) => (_seed, _order) = (seed, new int[data.Count]);

    private protected override void Choose(Span<int> chosen, long epoch, int first)
    {
        if (_orderedEpoch != epoch)
            Order(epoch);
        _order.AsSpan(first, chosen.Length).CopyTo(chosen);
    }

    private void Order(long epoch)
    {
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        _random.Restart(DropoutMask.Mix(DropoutMask.Mix(_seed) + (ulong)epoch));
        _random.Shuffle(_order);
        _orderedEpoch = epoch;
    }
}
