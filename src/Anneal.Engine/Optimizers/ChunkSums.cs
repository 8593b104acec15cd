using System.Collections.Immutable;

namespace Anneal.Engine.Optimizers;

/// <summary>Sums over parameters, formed chunk by chunk on all threads and added in the order of the chunks.</summary>
internal sealed class ChunkSums
{
    private readonly WorkerPool _pool;
    private readonly ImmutableArray<UpdateChunk> _chunks;
    private readonly double[] _parts;
    private readonly int _parameters;
    private readonly Action<int, int> _body;
    private Func<UpdateChunk, double> _measure = static _ => 0;

    public ChunkSums(WorkerPool pool, ImmutableArray<UpdateChunk> chunks, int parameters)
    {
        (_pool, _chunks, _parameters) = (pool, chunks, parameters);
        _parts = new double[chunks.Length];
        _body = (number, _) => _parts[number] = _measure(_chunks[number]);
    }

    /// <summary>Forms the sum of each parameter.</summary>
    /// <param name="measure">A chunk's part; a delegate kept in a field, so that nothing is allocated.</param>
    /// <param name="sums">[parameters].</param>
    public void Form(Func<UpdateChunk, double> measure, Span<double> sums)
    {
        _measure = measure;
        _pool.Run(_chunks.Length, _body);
        sums[.._parameters].Clear();
        for (int number = 0; number < _parts.Length; number++)
            sums[_chunks[number].Parameter] += _parts[number];
    }
}
