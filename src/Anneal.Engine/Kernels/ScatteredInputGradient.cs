namespace Anneal.Engine.Kernels;

/// <summary>
/// The input gradient of a convolution without padding, one image at a time: each output's gradient times all weights, and
/// the rows of the windows that this gives added up.
/// </summary>
/// <remarks>
/// As a convolution with flipped weights it would multiply zeros around the output: for 5 × 5 over 12 × 12, more than half of
/// all products. Windows are added in the order of the positions.
/// </remarks>
internal sealed unsafe class ScatteredInputGradient
{
    /// <summary>Positions whose windows are kept at a time.</summary>
    private const int BandPositions = 64;
    private readonly ConvolutionShape _shape;
    private readonly Panels _weights;
    private readonly Panels _transposed;
    private readonly PinnedBuffer _flipped;
    private readonly PinnedBuffer _zeros = new(Panels.LargestWidth);
    private readonly GatherProduct _product;

    public ScatteredInputGradient(ConvolutionShape shape, Panels weights)
    {
        (_shape, _weights) = (shape, weights);
        _transposed = new Panels(shape.Outputs, weights.Rows);
        _flipped = new PinnedBuffer(_transposed.Length);
        int band = Math.Min(BandPositions, shape.Output.Positions);
        int[] positions = [.. Enumerable.Range(0, band)];
        _product = new GatherProduct(
            1, shape.Outputs, 0, [.. positions.Select(i => i * shape.Outputs)], [.. positions.Select(i => i * _transposed.PaddedColumns)]);
        ScratchLength = band * _transposed.PaddedColumns;
    }

    /// <summary>Floats of scratch that <see cref="Run"/> wants.</summary>
    public int ScratchLength { get; }

    /// <summary>Whether this is the way to compute a convolution's input gradient.</summary>
    public static bool Suits(ConvolutionShape shape) => shape.Padding == 0 && shape.Kernel > shape.Stride;

    /// <summary>Copies the weights, transposed.</summary>
    public void TakeWeights(float* weights)
    {
        for (int i = 0; i < _transposed.Count; i++)
        {
            ref readonly Panels.Panel to = ref _transposed[i];
            Transposition.Run(_weights, weights, firstRow: 0, to, _flipped.Pointer + to.Offset);
        }
    }

    /// <param name="gradient">The output gradient, densely.</param>
    /// <param name="adds">Whether to add to the input gradient instead of replacing it.</param>
    /// <param name="windows">[<see cref="ScratchLength"/>], scratch.</param>
    /// <param name="inputGradient">[height, width, channels].</param>
    public void Run(float* gradient, bool adds, float* windows, float* inputGradient)
    {
        if (!adds)
            new Span<float>(inputGradient, _shape.Input.Length).Clear();
        int positions = _shape.Output.Positions;
        for (int first = 0; first < positions; first += BandPositions, gradient += BandPositions * _shape.Outputs)
        {
            int count = Math.Min(BandPositions, positions - first);
            for (int i = 0; i < _transposed.Count; i++)
            {
                ref readonly Panels.Panel panel = ref _transposed[i];
                _product.Run(panel with { Used = panel.Width }, _flipped.Pointer, gradient, windows, _zeros.Pointer, 0, count);
            }

            for (int i = 0; i < count; i++)
                Scatter(first + i, windows + (long)i * _transposed.PaddedColumns, inputGradient);
        }
    }

    private void Scatter(int position, float* window, float* inputGradient)
    {
        (int y, int x) = Math.DivRem(position, _shape.Output.Width);
        float* target = inputGradient + y * _shape.Stride * _shape.PaddedRow + x * _shape.Stride * _shape.Input.Channels;
        for (int row = 0; row < _shape.Kernel; row++, window += _shape.Window, target += _shape.PaddedRow)
            Addition.Add(window, target, _shape.Window);
    }
}
