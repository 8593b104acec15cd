namespace Anneal.Engine.Kernels;

/// <summary>
/// Output positions, each with the place it reads from and writes to, run against packed weight panels.
/// </summary>
/// <remarks>
/// Positions are tiled without regard to image rows. The last tile of a range overlaps the one before it and writes the
/// same values again; where it adds, or a panel is only partly used, it goes through a small buffer. A position's sum
/// is formed in the same order in every tile, so results do not depend on how positions are cut into ranges.
/// </remarks>
internal sealed unsafe class GatherProduct
{
    private const int MostPositions = WideTile.Rows;
    private const int LargestTile = MostPositions * 16;
    private readonly int _segments;
    private readonly int _length;
    private readonly int _segmentStride;
    private readonly int _firstRow;
    private readonly int[] _offsets;
    private readonly int* _source;
    private readonly int* _target;

    /// <param name="segments">Runs that each position reads.</param>
    /// <param name="length">Floats in a run.</param>
    /// <param name="segmentStride">Floats from the start of one run to the next.</param>
    /// <param name="sourceOffsets">Where each position's first run starts.</param>
    /// <param name="targetOffsets">Where each position's results go.</param>
    /// <param name="firstRow">Row of the weight panels that the first run starts at.</param>
    public GatherProduct(
        int segments, int length, int segmentStride,
        ReadOnlySpan<int> sourceOffsets, ReadOnlySpan<int> targetOffsets, int firstRow = 0)
    {
        (_segments, _length, _segmentStride, _firstRow) = (segments, length, segmentStride, firstRow);
        _offsets = GC.AllocateUninitializedArray<int>(sourceOffsets.Length * 2, pinned: true);
        sourceOffsets.CopyTo(_offsets);
        targetOffsets.CopyTo(_offsets.AsSpan(sourceOffsets.Length));
        _source = (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _offsets[0]);
        _target = _source + sourceOffsets.Length;
    }

    /// <summary>Computes a range of positions against one panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="weights">All panels.</param>
    /// <param name="source">What the source offsets count from.</param>
    /// <param name="target">What the target offsets count from; columns start at the panel's first.</param>
    /// <param name="init">What every position starts from, [width]; null adds to the target.</param>
    /// <param name="first">The first position.</param>
    /// <param name="end">The position after the last.</param>
    public void Run(in Panels.Panel panel, float* weights, float* source, float* target, float* init, int first, int end)
    {
        int step = GatherTile.Positions(panel.Width);
        float* rows = weights + panel.Offset + (long)_firstRow * panel.Width;
        target += panel.Start;
        int position = first;
        if (panel.Used == panel.Width)
        {
            for (; position + step <= end; position += step)
                Tile(panel.Width, rows, source, _source + position, target, _target + position, init);
            if (position < end && init != null && end - first >= step)
            {
                position = end - step;
                Tile(panel.Width, rows, source, _source + position, target, _target + position, init);
                return;
            }
        }

        for (; position < end; position += step)
            Partial(panel, position, Math.Min(step, end - position), rows, source, target, init);
    }

    /// <summary>A tile with fewer positions or columns than the registers hold.</summary>
    private void Partial(in Panels.Panel panel, int first, int count, float* rows, float* source, float* target, float* init)
    {
        float* block = stackalloc float[LargestTile];
        int* from = stackalloc int[MostPositions];
        int* to = stackalloc int[MostPositions];
        for (int i = 0; i < GatherTile.Positions(panel.Width); i++)
        {
            int position = first + Math.Min(i, count - 1);
            from[i] = _source[position];
            to[i] = i * panel.Width;
            if (init == null)
                new Span<float>(target + _target[position], panel.Used).CopyTo(new Span<float>(block + to[i], panel.Used));
        }

        Tile(panel.Width, rows, source, from, block, to, init);
        for (int i = 0; i < count; i++)
            new Span<float>(block + to[i], panel.Used).CopyTo(new Span<float>(target + _target[first + i], panel.Used));
    }

    private void Tile(int width, float* rows, float* source, int* from, float* target, int* to, float* init) =>
        GatherTile.Run(width, _segments, _length, _segmentStride, source, from, rows, init, target, to);
}
