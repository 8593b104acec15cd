namespace Anneal.Engine.Kernels;

/// <summary>The weight gradient of a convolution, one image at a time, added to a sum in the weights' layout.</summary>
/// <remarks>
/// A few rows of positions are taken at a time, so that both operands stay in the first-level cache. The output gradient
/// of one panel is first gathered into consecutive memory, with zeros for the columns that do not exist: read in place,
/// its rows would be a power of two apart and share a few cache sets. Where the only panel is full it already lies so.
/// </remarks>
internal sealed unsafe class ConvolutionWeightGradient
{
    /// <summary>
    /// Positions taken at a time; fewer would pay for loading and storing the sums too often.
    /// </summary>
    private const int BandPositions = 64;
    private readonly ConvolutionShape _shape;
    private readonly Panels _panels;
    private readonly BorderedImage _gradient;
    private readonly bool _isGathered;

    /// <param name="shape">The convolution.</param>
    /// <param name="panels">The weights' layout.</param>
    /// <param name="gradientBorder">Border around the output gradient.</param>
    public ConvolutionWeightGradient(ConvolutionShape shape, Panels panels, int gradientBorder)
    {
        (_shape, _panels) = (shape, panels);
        _gradient = new BorderedImage(shape.Output, gradientBorder);
        _isGathered = panels.Count > 1 || panels[0].Used < panels[0].Width;
        GatheredLength = _isGathered ? shape.Output.Positions * Panels.LargestWidth : 0;
    }

    /// <summary>Floats of scratch that <see cref="Run"/> wants.</summary>
    public int GatheredLength { get; }

    /// <param name="padded">[padded height, padded width, channels].</param>
    /// <param name="gradient">The output gradient with its border.</param>
    /// <param name="gathered">[<see cref="GatheredLength"/>], scratch.</param>
    /// <param name="sum">All panels, added to.</param>
    public void Run(float* padded, float* gradient, float* gathered, float* sum)
    {
        ImageShape output = _shape.Output;
        gradient += _gradient.Origin;
        int band = Math.Max(1, BandPositions / output.Width);
        for (int i = 0; i < _panels.Count; i++)
        {
            ref readonly Panels.Panel panel = ref _panels[i];
            float* g = gradient;
            int row = _gradient.Row;
            if (_isGathered)
            {
                Gather(gradient + panel.Start, panel, gathered);
                g = gathered;
                row = output.Width * panel.Width;
            }

            for (int y = 0; y < output.Height; y += band)
                RunBand(panel, padded, g + (long)y * row, row, y, Math.Min(band, output.Height - y), sum + panel.Offset);
        }
    }

    /// <summary>The definition: plain loops, position after position.</summary>
    public void Scalar(float* padded, float* gradient, float* sum)
    {
        ImageShape output = _shape.Output;
        for (int position = 0; position < output.Positions; position++)
        {
            (int y, int x) = Math.DivRem(position, output.Width);
            float* g = gradient + _gradient.Origin + y * _gradient.Row + x * output.Channels;
            for (int row = 0; row < _panels.Rows; row++)
            {
                (int kernelRow, int q) = Math.DivRem(row, _shape.Window);
                float value = padded[(y * _shape.Stride + kernelRow) * _shape.PaddedRow + x * _shape.Stride * _shape.Input.Channels + q];
                for (int channel = 0; channel < output.Channels; channel++)
                    sum[_panels.IndexOf(row, channel)] += value * g[channel];
            }
        }
    }

    private void RunBand(in Panels.Panel panel, float* padded, float* gradient, int gradientRow, int y, int rows, float* sum)
    {
        float* block = stackalloc float[OuterTile.LargestLength];
        int width = panel.Width, step = OuterTile.Inputs(width), window = _shape.Window;
        int inputStep = _shape.Stride * _shape.Input.Channels, inputRow = _shape.Stride * _shape.PaddedRow;
        for (int kernelRow = 0; kernelRow < _shape.Kernel; kernelRow++)
        {
            float* input = padded + (long)(y * _shape.Stride + kernelRow) * _shape.PaddedRow;
            float* target = sum + (long)kernelRow * window * width;
            for (int q = 0; q < window; q += step, target += step * width)
            {
                int valid = Math.Min(step, window - q) * width;
                float* tile = valid < step * width ? block : target;
                if (tile == block)
                    new ReadOnlySpan<float>(target, valid).CopyTo(new Span<float>(block, valid));
                OuterTile.Run(width, rows, _shape.Output.Width, input + q, inputStep, inputRow, gradient, width, gradientRow, tile);
                if (tile == block)
                    new ReadOnlySpan<float>(block, valid).CopyTo(new Span<float>(target, valid));
            }
        }
    }

    private void Gather(float* gradient, in Panels.Panel panel, float* gathered)
    {
        ImageShape output = _shape.Output;
        int used = panel.Used, width = panel.Width;
        for (int y = 0; y < output.Height; y++, gradient += _gradient.Row)
        {
            float* g = gradient;
            for (int x = 0; x < output.Width; x++, g += output.Channels, gathered += width)
            {
                new ReadOnlySpan<float>(g, used).CopyTo(new Span<float>(gathered, used));
                if (used < width)
                    new Span<float>(gathered + used, width - used).Clear();
            }
        }
    }
}
