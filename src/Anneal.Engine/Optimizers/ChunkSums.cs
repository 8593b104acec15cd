namespace Anneal.Engine.Optimizers;

/// <summary>Sums over parameters, formed chunk by chunk on all threads and added in the order of the chunks.</summary>
internal sealed class ChunkSums
{
    private readonly ParameterChunks _chunks;
    private readonly double[] _parts;
    private readonly Action<int, int> _body;
    private Func<UpdateChunk, double> _measure = static _ => 0;

    public ChunkSums(ParameterChunks chunks)
    {
        _chunks = chunks;
        _parts = new double[chunks.Count];
        _body = (number, _) => _parts[number] = _measure(_chunks[number]);
    }

    /// <summary>Forms the sum of each parameter.</summary>
    /// <param name="measure">A chunk's part; a delegate kept in a field, so that nothing is allocated.</param>
    /// <param name="sums">[parameters].</param>
    public void Form(Func<UpdateChunk, double> measure, Span<double> sums)
    {
        _measure = measure;
        _chunks.Run(_body);
        sums.Clear();
        for (int number = 0; number < _parts.Length; number++)
            sums[_chunks[number].Parameter] += _parts[number];
    }
}
