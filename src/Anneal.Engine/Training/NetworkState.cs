using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Anneal.Engine.Kernels;

namespace Anneal.Engine.Training;

/// <summary>Everything of a network that passes and updates change, each buffer as stored, with its padding.</summary>
internal sealed class NetworkState
{
    private readonly Model _model;
    private readonly ImmutableArray<BufferState> _buffers;
    private readonly ImmutableArray<(float[] Mean, float[] Variance)> _statistics;
    private readonly ulong _trainingPasses;

    public NetworkState(Model model)
    {
        _model = model;
        _buffers = [.. model.Parameters.SelectMany(parameter => new[] { new BufferState(parameter.Value), new BufferState(parameter.Gradient) })];
        _statistics = [.. model.RunningStatistics.Select(statistics => (statistics.Mean.ToArray(), statistics.Variance.ToArray()))];
        _trainingPasses = model.TrainingPasses;
    }

    public void Restore()
    {
        foreach (BufferState buffer in _buffers)
            buffer.Restore();
        foreach ((RunningStatistics statistics, (float[] mean, float[] variance)) in _model.RunningStatistics.Zip(_statistics))
            statistics.CopyFrom(mean, variance);
        _model.TrainingPasses = _trainingPasses;
    }

    public void AppendTo(IncrementalHash hash)
    {
        foreach (BufferState buffer in _buffers)
            buffer.AppendTo(hash);
        foreach ((float[] mean, float[] variance) in _statistics)
        {
            hash.AppendData(MemoryMarshal.AsBytes<float>(mean));
            hash.AppendData(MemoryMarshal.AsBytes<float>(variance));
        }

        hash.AppendData(MemoryMarshal.AsBytes<ulong>([_trainingPasses]));
    }
}

/// <summary>A buffer and what stood in it.</summary>
internal sealed class BufferState(PinnedBuffer buffer)
{
    private readonly float[] _kept = buffer.Span.ToArray();

    public void Restore() => _kept.CopyTo(buffer.Span);

    public void AppendTo(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes<float>(_kept));
}
