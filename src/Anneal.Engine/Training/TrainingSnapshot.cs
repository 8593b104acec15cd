using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Anneal.Engine.Data;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Training;

/// <summary>Everything that updates change, kept in memory: to try something on a training and to bring it back to the bit.</summary>
/// <remarks>
/// Parameters, gradients and what the optimizer remembers of them, each as stored with its padding, for a diverging update may put
/// NaN there too; the optimizer's numbers; running statistics; the counter that dropout is drawn by; the place in the examples.
/// Not thread-safe.
/// </remarks>
/// <example>
/// <code>
/// var data = new ImageData(pixels: new byte[600 * 64], labels: new int[600], inputSize: 64, classes: 10);
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 50, seed: 1);
/// (var optimizer, var source) = (new Sgd(model), new ShuffledBatches(data, batchSize: 50, seed: 1));
///
/// TrainingSnapshot before = TrainingSnapshot.Take(model, optimizer, source);
/// new Trainer(model, new OneCycle(peakLearningRate: 100, steps: 24).Build(), optimizer, source).Run();
/// before.Restore();
/// </code>
/// </example>
public sealed class TrainingSnapshot
{
    private readonly Optimizer _optimizer;
    private readonly IBatchSource _source;
    private readonly NetworkState _network;
    private readonly ImmutableArray<BufferState> _slots;
    private readonly ImmutableArray<double> _scalars;
    private readonly SourcePosition _position;

    private TrainingSnapshot(Model model, Optimizer optimizer, IBatchSource source)
    {
        (_optimizer, _source, _network, _position) = (optimizer, source, new NetworkState(model), source.Position);
        _slots = [.. optimizer.Slots.Select(slot => new BufferState(slot.Buffer))];
        _scalars = [.. optimizer.Scalars.Select(scalar => scalar.Value)];
        Hash = ComputeHash();
    }

    /// <summary>SHA-256 of everything that is kept, as 64 lower-case hexadecimal digits: two states are equal where their hashes are.</summary>
    public string Hash { get; }

    /// <summary>Keeps the state of a training between two updates.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="optimizer">What updates it.</param>
    /// <param name="source">Its examples.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The optimizer updates another model.</exception>
    public static TrainingSnapshot Take(Model model, Optimizer optimizer, IBatchSource source)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(source);
        TrainingChecks.RequireSame(model, optimizer);
        return new TrainingSnapshot(model, optimizer, source);
    }

    /// <summary>Makes everything what it was when the snapshot was taken; as often as wanted.</summary>
    public void Restore()
    {
        _network.Restore();
        foreach (BufferState slot in _slots)
            slot.Restore();
        foreach ((OptimizerScalar scalar, double kept) in _optimizer.Scalars.Zip(_scalars))
            scalar.Value = kept;
        _source.Position = _position;
    }

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _network.AppendTo(hash);
        foreach (BufferState slot in _slots)
            slot.AppendTo(hash);
        hash.AppendData(MemoryMarshal.AsBytes(_scalars.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes<long>([_position.Epoch, _position.Example]));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
