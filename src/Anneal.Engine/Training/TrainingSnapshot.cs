using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Anneal.Engine.Data;
using Anneal.Engine.Kernels;
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
    private readonly Model _model;
    private readonly Optimizer _optimizer;
    private readonly IBatchSource _source;
    private readonly ImmutableArray<float[]> _buffers;
    private readonly ImmutableArray<(float[] Mean, float[] Variance)> _statistics;
    private readonly ImmutableArray<double> _scalars;
    private readonly ulong _trainingPasses;
    private readonly SourcePosition _position;

    private TrainingSnapshot(Model model, Optimizer optimizer, IBatchSource source)
    {
        (_model, _optimizer, _source) = (model, optimizer, source);
        _buffers = [.. Buffers().Select(buffer => buffer.Span.ToArray())];
        _statistics = [.. model.RunningStatistics.Select(statistics => (statistics.Mean.ToArray(), statistics.Variance.ToArray()))];
        _scalars = [.. optimizer.Scalars.Select(scalar => scalar.Value)];
        (_trainingPasses, _position) = (model.TrainingPasses, source.Position);
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
        foreach ((PinnedBuffer buffer, float[] kept) in Buffers().Zip(_buffers))
            kept.CopyTo(buffer.Span);
        foreach ((RunningStatistics statistics, (float[] mean, float[] variance)) in _model.RunningStatistics.Zip(_statistics))
            statistics.CopyFrom(mean, variance);
        foreach ((OptimizerScalar scalar, double kept) in _optimizer.Scalars.Zip(_scalars))
            scalar.Value = kept;
        (_model.TrainingPasses, _source.Position) = (_trainingPasses, _position);
    }

    private IEnumerable<PinnedBuffer> Buffers() =>
    [
        .. _model.Parameters.SelectMany(parameter => new[] { parameter.Value, parameter.Gradient }),
        .. _optimizer.Slots.Select(slot => slot.Buffer),
    ];

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (float[] buffer in _buffers)
            Append<float>(hash, buffer);
        foreach ((float[] mean, float[] variance) in _statistics)
        {
            Append<float>(hash, mean);
            Append<float>(hash, variance);
        }

        Append<double>(hash, _scalars.AsSpan());
        Append<ulong>(hash, [_trainingPasses, (ulong)_position.Epoch, (ulong)_position.Example]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> values)
        where T : struct => hash.AppendData(MemoryMarshal.AsBytes(values));
}
