namespace Anneal.Engine.Kernels;

/// <summary>What examples to come are read from: up to three ranges of memory, asked for in equal parts of a computation.</summary>
internal unsafe struct MemoryAhead
{
    private const int Most = 3;
    private fixed long _addresses[Most];
    private fixed long _lengths[Most];
    private int _count;

    /// <summary>Adds what belongs to some examples.</summary>
    /// <param name="examples">All of them, one after another; null adds nothing.</param>
    /// <param name="first">The first.</param>
    /// <param name="count">How many; 0 or less adds nothing.</param>
    /// <param name="length">Floats of an example.</param>
    public void Add(float* examples, int first, int count, int length)
    {
        if (examples == null || count <= 0)
            return;
        (_addresses[_count], _lengths[_count]) = ((long)(examples + (long)first * length), (long)count * length);
        _count++;
    }

    /// <summary>What one part of a computation asks for.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="multiplyAdds">What the part computes.</param>
    public readonly FetchAhead Part(int part, int parts, long multiplyAdds)
    {
        if (_count == 0)
            return default;
        int range = part * _count / parts, first = First(range, parts), own = First(range + 1, parts) - first;
        long start = _lengths[range] * (part - first) / own, end = _lengths[range] * (part - first + 1) / own;
        return new FetchAhead((float*)_addresses[range] + start, end - start, multiplyAdds);
    }

    /// <summary>The first part that asks for a range.</summary>
    private readonly int First(int range, int parts) => (range * parts + _count - 1) / _count;
}
