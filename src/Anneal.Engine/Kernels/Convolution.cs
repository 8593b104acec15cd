namespace Anneal.Engine.Kernels;

/// <summary>Direct convolution of one image, forward.</summary>
/// <remarks>
/// The input lies in a zero-bordered image, so no kernel tests for edges. For a fixed kernel row, what one output
/// position reads is contiguous, <c>kernel * channels</c> floats, for any stride: no copy into columns is made, and few
/// channels need no kernel of their own.
/// </remarks>
internal sealed unsafe class Convolution
{
    private readonly Panels _panels;
    private readonly GatherProduct _product;
    private readonly int _positions;

    public Convolution(ConvolutionShape shape, Panels panels)
    {
        _panels = panels;
        ImageShape output = shape.Output;
        _positions = output.Positions;
        int[] from = new int[_positions], to = new int[_positions];
        for (int i = 0; i < _positions; i++)
        {
            (int y, int x) = Math.DivRem(i, output.Width);
            from[i] = y * shape.Stride * shape.PaddedRow + x * shape.Stride * shape.Input.Channels;
            to[i] = i * output.Channels;
        }

        _product = new GatherProduct(shape.Kernel, shape.Window, shape.PaddedRow, from, to);
    }

    /// <summary>Weights lie in panels with rows (kernel row, kernel column, input) and columns of outputs.</summary>
    public static Panels Layout(ConvolutionShape shape) => new(shape.Kernel * shape.Window, shape.Outputs);

    /// <param name="padded">[padded height, padded width, channels].</param>
    /// <param name="weights">All panels.</param>
    /// <param name="bias">[padded columns].</param>
    /// <param name="output">[height, width, outputs].</param>
    /// <param name="ahead">What is asked for meanwhile.</param>
    public void Run(float* padded, float* weights, float* bias, float* output, in MemoryAhead ahead)
    {
        FetchAhead all = ahead.Part(0, 1, (long)_positions * _panels.Rows * _panels.PaddedColumns);
        for (int i = 0; i < _panels.Count; i++)
            _product.Run(_panels[i], weights, padded, output, bias + _panels[i].Start, 0, _positions, ref all);
    }

    /// <summary>The definition: the same sums in plain loops.</summary>
    public static void Scalar(ConvolutionShape shape, Panels panels, float* padded, float* weights, float* bias, float* output)
    {
        ImageShape extents = shape.Output;
        for (int i = 0; i < extents.Length; i++)
        {
            (int position, int channel) = Math.DivRem(i, extents.Channels);
            (int y, int x) = Math.DivRem(position, extents.Width);
            float sum = bias[channel];
            for (int row = 0; row < panels.Rows; row++)
            {
                (int kernelRow, int q) = Math.DivRem(row, shape.Window);
                float value = padded[(y * shape.Stride + kernelRow) * shape.PaddedRow + x * shape.Stride * shape.Input.Channels + q];
                sum += value * weights[panels.IndexOf(row, channel)];
            }

            output[i] = sum;
        }
    }
}
