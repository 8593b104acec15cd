using System.Collections.Immutable;

namespace Anneal.Engine.Optimizers;

/// <summary>Parameters cut into stretches by their sizes alone, and shared out among a pool's threads.</summary>
internal sealed class ParameterChunks
{
    private const int Longest = 8192;

    /// <summary>Stored floats below which waking other threads would cost more than it saves.</summary>
    private const long WorthSharing = 16_384;
    private readonly WorkerPool _pool;
    private readonly ImmutableArray<UpdateChunk> _chunks;
    private readonly bool _isShared;

    public ParameterChunks(WorkerPool pool, ImmutableArray<Parameter> parameters)
    {
        _pool = pool;
        _chunks = [.. parameters.SelectMany((parameter, number) => Cut(number, parameter.Value.Length))];
        _isShared = parameters.Sum(parameter => (long)parameter.Value.Length) >= WorthSharing;
    }

    public int Count => _chunks.Length;

    public UpdateChunk this[int number] => _chunks[number];

    /// <summary>Calls a body for every chunk.</summary>
    /// <param name="body">Called with the chunk's number and the worker; kept in a field, so that nothing is allocated.</param>
    public void Run(Action<int, int> body)
    {
        if (_isShared)
            _pool.Run(_chunks.Length, body);
        else
            _pool.RunHere(_chunks.Length, body);
    }

    private static IEnumerable<UpdateChunk> Cut(int parameter, int length)
    {
        for (int start = 0; start < length; start += Longest)
            yield return new UpdateChunk(parameter, start, Math.Min(Longest, length - start));
    }
}

/// <summary>A part of a parameter that one worker updates.</summary>
/// <param name="Parameter">The parameter's number among those that are updated.</param>
/// <param name="Start">The first stored float.</param>
/// <param name="Length">Stored floats.</param>
internal readonly record struct UpdateChunk(int Parameter, int Start, int Length);
