namespace Anneal.Engine.Kernels;

/// <summary>The input gradient of a convolution, one image at a time: a convolution with flipped, transposed weights.</summary>
/// <remarks>
/// With stride s there are s × s of them, one for each parity of the input position, each with its part of the kernel;
/// no zeros are put between gradients. Without padding, windows are scattered instead (<see cref="ScatteredInputGradient"/>).
/// </remarks>
internal sealed unsafe class ConvolutionInputGradient
{
    private readonly ConvolutionShape _shape;
    private readonly Panels _weights;
    private readonly BorderedImage _gradient;
    private readonly List<FlippedKernel> _parts = [];
    private readonly PinnedBuffer _flipped;
    private readonly PinnedBuffer _zeros = new(Panels.LargestWidth);
    private readonly ScatteredInputGradient? _scattered;
    private readonly bool _hasGaps;

    public ConvolutionInputGradient(ConvolutionShape shape, Panels weights)
    {
        (_shape, _weights) = (shape, weights);
        _scattered = ScatteredInputGradient.Suits(shape) ? new ScatteredInputGradient(shape, weights) : null;
        _flipped = new PinnedBuffer(0);
        _gradient = new BorderedImage(shape.Output, 0);
        if (_scattered is not null)
            return;
        Border = Math.Max(
            NeededBorder(shape.Input.Height, shape.Output.Height), NeededBorder(shape.Input.Width, shape.Output.Width));
        _gradient = new BorderedImage(shape.Output, Border);
        int length = 0;
        for (int parity = 0; parity < shape.Stride * shape.Stride; parity++)
        {
            (int y, int x) = Math.DivRem(parity, shape.Stride);
            int[] rows = Taps(y), columns = Taps(x);
            if (rows.Length == 0 || columns.Length == 0)
            {
                _hasGaps = true;
                continue;
            }

            _parts.Add(new FlippedKernel(shape, _gradient, (y, x), rows, columns, length));
            length += _parts[^1].Panels.Length;
        }

        _flipped = new PinnedBuffer(length);
    }

    /// <summary>Zero border that the output gradient needs around it.</summary>
    public int Border { get; }

    /// <summary>Floats of scratch that <see cref="Run"/> wants.</summary>
    public int ScratchLength => _scattered?.ScratchLength ?? 0;

    /// <summary>Takes the weights over; after every change of them, before <see cref="Run"/>.</summary>
    public void TakeWeights(float* weights)
    {
        _scattered?.TakeWeights(weights);
        foreach (FlippedKernel part in _parts)
            part.Flip(_weights, weights, _flipped.Pointer);
    }

    /// <param name="gradient">The output gradient with its border.</param>
    /// <param name="adds">Whether to add to the input gradient instead of replacing it.</param>
    /// <param name="scratch">[<see cref="ScratchLength"/>].</param>
    /// <param name="inputGradient">[height, width, channels].</param>
    /// <param name="ahead">What is asked for meanwhile.</param>
    public void Run(float* gradient, bool adds, float* scratch, float* inputGradient, in MemoryAhead ahead)
    {
        if (_scattered is not null)
        {
            _scattered.Run(gradient, adds, scratch, inputGradient);
            return;
        }

        if (_hasGaps && !adds)
            new Span<float>(inputGradient, _shape.Input.Length).Clear();
        for (int i = 0; i < _parts.Count; i++)
            _parts[i].Run(_flipped.Pointer, gradient, adds ? null : _zeros.Pointer, inputGradient, ahead.Part(i, _parts.Count, _parts[i].MultiplyAdds));
    }

    /// <summary>The definition: plain loops over outputs, always adding.</summary>
    public void Scalar(float* gradient, float* weights, float* inputGradient)
    {
        (ImageShape input, ImageShape output) = (_shape.Input, _shape.Output);
        for (int position = 0; position < output.Positions; position++)
        {
            (int oy, int ox) = Math.DivRem(position, output.Width);
            float* g = gradient + _gradient.Origin + oy * _gradient.Row + ox * output.Channels;
            for (int row = 0; row < _weights.Rows; row++)
            {
                (int tap, int channel) = Math.DivRem(row, input.Channels);
                int y = oy * _shape.Stride + tap / _shape.Kernel - _shape.Padding, x = ox * _shape.Stride + tap % _shape.Kernel - _shape.Padding;
                if (y < 0 || y >= input.Height || x < 0 || x >= input.Width)
                    continue;
                for (int o = 0; o < output.Channels; o++)
                    inputGradient[(y * input.Width + x) * input.Channels + channel] += g[o] * weights[_weights.IndexOf(row, o)];
            }
        }
    }

    private int NeededBorder(int inputs, int outputs)
    {
        int border = 0;
        for (int i = 0; i < inputs; i++)
        {
            int[] taps = Taps(i % _shape.Stride);
            if (taps.Length == 0)
                continue;
            int first = (i + _shape.Padding - taps[0]) / _shape.Stride;
            border = Math.Max(border, Math.Max(-first, first + taps.Length - outputs));
        }

        return border;
    }

    /// <summary>Kernel rows (or columns) that inputs of a parity meet, the last first: it meets the first output.</summary>
    private int[] Taps(int parity) =>
        [.. Enumerable.Range(0, _shape.Kernel).Where(tap => (parity + _shape.Padding - tap) % _shape.Stride == 0).OrderDescending()];
}
