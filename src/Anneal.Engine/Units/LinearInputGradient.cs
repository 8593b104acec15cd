using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>dx = dy Wᵀ, one panel of inputs at a time, whose weights are transposed on the way.</summary>
internal sealed unsafe class LinearInputGradient
{
    private readonly Panels _panels;
    private readonly Panels _transposed;
    private readonly GatherProduct _product;
    private readonly PinnedBuffer _scratch;
    private readonly PinnedBuffer _zeros = new(Panels.LargestWidth);

    public LinearInputGradient(Panels panels, int maximumBatch, int workers)
    {
        _panels = panels;
        _transposed = new Panels(panels.Columns, panels.Rows);
        int[] from = [.. Enumerable.Range(0, maximumBatch).Select(row => row * panels.Columns)];
        int[] to = [.. Enumerable.Range(0, maximumBatch).Select(row => row * panels.Rows)];
        _product = new GatherProduct(1, panels.Columns, 0, from, to);
        _scratch = new PinnedBuffer((long)workers * WorkerLength);
    }

    public int Blocks => _transposed.Count;

    private int WorkerLength => _panels.Columns * Panels.LargestWidth;

    /// <remarks>Padding columns of the scratch memory hold zeros or stale finite values; their sums are not stored.</remarks>
    public void Run(int block, int worker, float* dy, float* weights, float* dx, int count)
    {
        ref readonly Panels.Panel to = ref _transposed[block];
        float* scratch = _scratch.Pointer + (long)worker * WorkerLength;
        Transposition.Run(_panels, weights, firstRow: 0, to, scratch);
        _product.Run(to with { Offset = 0 }, scratch, dy, dx, _zeros.Pointer, 0, count);
    }
}
