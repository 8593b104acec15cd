using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    private const int MostPositions = WideGatherTile.RunRows;
    private const int LargestTile = WideGatherTile.PairRows * Panels.LargestWidth;
    private readonly int _segments;
    private readonly int _length;
    private readonly int _segmentStride;
    private readonly int _firstRow;
    private readonly int[] _offsets;
    private readonly int* _source;
    private readonly int* _target;
    private readonly bool _hasRuns;

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
        _source = (int*)Unsafe.AsPointer(ref _offsets[0]);
        _target = _source + sourceOffsets.Length;
        _hasRuns = HasRuns(sourceOffsets);
    }

    /// <summary>Computes a range of positions against one panel, asking for no other memory meanwhile.</summary>
    /// <inheritdoc cref="Run(in Panels.Panel, float*, float*, float*, float*, int, int, ref FetchAhead)" path="/param"/>
    public void Run(in Panels.Panel panel, float* weights, float* source, float* target, float* init, int first, int end)
    {
        FetchAhead nothing = default;
        Run(panel, weights, source, target, init, first, end, ref nothing);
    }

    /// <summary>Computes a range of positions against one panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="weights">All panels.</param>
    /// <param name="source">What the source offsets count from.</param>
    /// <param name="target">What the target offsets count from; columns start at the panel's first.</param>
    /// <param name="init">What every position starts from, [width]; null adds to the target.</param>
    /// <param name="first">The first position.</param>
    /// <param name="end">The position after the last.</param>
    /// <param name="ahead">What is asked for meanwhile; goes on with each weight row.</param>
    public void Run(in Panels.Panel panel, float* weights, float* source, float* target, float* init, int first, int end, ref FetchAhead ahead)
    {
        float* rows = weights + panel.Offset + (long)_firstRow * panel.Width;
        target += panel.Start;
        if (panel.Used == panel.Width)
            first = RunWhole(panel.Width, rows, source, target, init, first, end, ref ahead);
        if (first < end)
            RunPartly(panel.Width, panel.Used, rows, source, target, init, first, end, ref ahead);
    }

    /// <summary>Computes whole tiles; returns the first position that is left.</summary>
    private int RunWhole(int width, float* rows, float* source, float* target, float* init, int first, int end, ref FetchAhead ahead)
    {
        bool takesRuns = _hasRuns && width == 16 && KernelPath.Is512 && (first | end) % WideGatherTile.RunLength == 0;
        int step = takesRuns ? WideGatherTile.RunRows : GatherTile.Positions(width), position = first;
        for (; position + step <= end; position += step)
            Tile(takesRuns, width, rows, source, _source + position, target, _target + position, init, ref ahead);
        if (position == end || init == null || end - first < step)
            return position;
        position = end - step;
        Tile(takesRuns, width, rows, source, _source + position, target, _target + position, init, ref ahead);
        return end;
    }

    /// <summary>Computes tiles with fewer positions or columns than the registers hold.</summary>
    [SkipLocalsInit]
    private void RunPartly(int width, int used, float* rows, float* source, float* target, float* init, int first, int end, ref FetchAhead ahead)
    {
        float* block = stackalloc float[LargestTile];
        int* from = stackalloc int[MostPositions];
        int* to = stackalloc int[MostPositions];
        int step = GatherTile.Positions(width);
        new Span<float>(block, init == null ? step * width : 0).Clear(); // columns beyond the used ones are computed, too
        for (int position = first; position < end; position += step)
        {
            int count = Math.Min(step, end - position);
            for (int i = 0; i < step; i++)
            {
                from[i] = _source[position + Math.Min(i, count - 1)];
                to[i] = i * width;
                if (init == null)
                    Copy(target + _target[position + Math.Min(i, count - 1)], block + to[i], used);
            }

            Tile(false, width, rows, source, from, block, to, init, ref ahead);
            for (int i = 0; i < count; i++)
                Copy(block + to[i], target + _target[position + i], used);
        }
    }

    private void Tile(bool takesRuns, int width, float* rows, float* source, int* from, float* target, int* to, float* init, ref FetchAhead ahead)
    {
        float* next = ahead.Address == null ? rows : ahead.Address;
        if (takesRuns)
            WideGatherTile.FourRuns(_segments, _length, _segmentStride, source, from, rows, init, target, to, next, ahead.Step);
        else
            GatherTile.Run(width, _segments, _length, _segmentStride, source, from, rows, init, target, to, next, ahead.Step);
        ahead.Pass(_segments * _length);
    }

    /// <summary>Copies a few floats; the last vector overlaps the one before it.</summary>
    private static void Copy(float* source, float* target, int length)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated && length >= 8)
        {
            for (; i + 8 <= length; i += 8)
                Vector256.Load(source + i).Store(target + i);
            Vector256.Load(source + length - 8).Store(target + length - 8);
            return;
        }

        for (; i < length; i++)
            target[i] = source[i];
    }

    /// <summary>Whether positions come in whole runs at equal steps.</summary>
    private static bool HasRuns(ReadOnlySpan<int> offsets)
    {
        if (offsets.Length % WideGatherTile.RunLength != 0)
            return false;
        for (int i = 0; i < offsets.Length; i += WideGatherTile.RunLength)
        {
            int step = offsets[i + 1] - offsets[i];
            if (offsets[i + 2] - offsets[i + 1] != step || offsets[i + 3] - offsets[i + 2] != step)
                return false;
        }

        return true;
    }
}
