using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>dW = xᵀ dy, one block of inputs at a time.</summary>
/// <remarks>
/// Both operands are gathered first: read in place, rows a power of two apart would share a few cache sets. The output
/// gradient is packed once for all blocks (<see cref="Packed"/>), with zeros in the padding columns.
/// </remarks>
internal sealed unsafe class LinearWeightGradient
{
    /// <summary>Inputs in a block; a multiple of every tile's inputs.</summary>
    private const int BlockInputs = 48;

    /// <summary>Examples taken at a time, so that the gathered operands stay in the first-level cache.</summary>
    private const int BandRows = 128;
    private readonly Panels _panels;
    private readonly int _maximumBatch;
    private readonly PinnedBuffer _packed;
    private readonly PinnedBuffer _gathered;

    public LinearWeightGradient(Panels panels, int maximumBatch, int workers)
    {
        _panels = panels;
        _maximumBatch = maximumBatch;
        _packed = new PinnedBuffer((long)maximumBatch * panels.PaddedColumns);
        _gathered = new PinnedBuffer((long)workers * BandRows * BlockInputs);
        Blocks = (panels.Rows + BlockInputs - 1) / BlockInputs;
    }

    public int Blocks { get; }

    /// <summary>Where a panel of the output gradient is to be packed, [batch, width].</summary>
    public float* Packed(in Panels.Panel panel) => _packed.Pointer + (long)_maximumBatch * panel.Start;

    public void Run(int block, int worker, float* x, float* weightGradient, int count)
    {
        int first = block * BlockInputs, inputs = Math.Min(BlockInputs, _panels.Rows - first);
        float* gathered = _gathered.Pointer + (long)worker * BandRows * BlockInputs;
        for (int row = 0; row < count; row += BandRows)
        {
            int rows = Math.Min(BandRows, count - row);
            for (int i = 0; i < rows; i++)
                Gather(x + (long)(row + i) * _panels.Rows + first, gathered + i * BlockInputs, inputs);
            for (int panel = 0; panel < _panels.Count; panel++)
                Accumulate(_panels[panel], first, inputs, row, rows, gathered, weightGradient);
        }
    }

    private static void Gather(float* source, float* target, int length) =>
        new ReadOnlySpan<float>(source, length).CopyTo(new Span<float>(target, length));

    private void Accumulate(
        in Panels.Panel panel, int first, int inputs, int row, int rows, float* gathered, float* weightGradient)
    {
        float* gradient = Packed(panel) + (long)row * panel.Width;
        float* part = stackalloc float[OuterTile.LargestLength];
        int step = OuterTile.Inputs(panel.Width);
        for (int input = 0; input < inputs; input += step)
        {
            float* target = weightGradient + panel.Offset + (long)(first + input) * panel.Width;
            int valid = Math.Min(step, inputs - input) * panel.Width;
            float* sum = valid < step * panel.Width ? part : target;
            if (row == 0)
                new Span<float>(sum, step * panel.Width).Clear();
            else if (sum == part)
                new Span<float>(target, valid).CopyTo(new Span<float>(part, valid));
            OuterTile.Run(panel.Width, 1, rows, gathered + input, BlockInputs, 0, gradient, panel.Width, 0, sum);
            if (sum == part)
                new Span<float>(part, valid).CopyTo(new Span<float>(target, valid));
        }
    }
}
