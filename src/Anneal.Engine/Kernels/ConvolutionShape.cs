namespace Anneal.Engine.Kernels;

/// <summary>The geometry of a convolution with a square kernel over one image [height, width, channels].</summary>
internal sealed record ConvolutionShape(ImageShape Input, int Outputs, int Kernel, int Stride, int Padding)
{
    public ImageShape Output { get; } = new(Outputs, Extent(Input.Height, Kernel, Stride, Padding), Extent(Input.Width, Kernel, Stride, Padding));

    /// <summary>Floats of one kernel row's window, contiguous in memory.</summary>
    public int Window => Kernel * Input.Channels;

    public int PaddedHeight => Input.Height + 2 * Padding;

    /// <summary>Floats of one row of the padded image.</summary>
    public int PaddedRow => (Input.Width + 2 * Padding) * Input.Channels;

    public int PaddedLength => PaddedHeight * PaddedRow;

    public long MultiplyAdds => (long)Output.Length * Kernel * Window;

    /// <summary>Positions that a kernel has along one side; 0 or less if it does not fit.</summary>
    public static int Extent(int extent, int kernel, int stride, int padding) =>
        extent + 2 * padding < kernel ? 0 : (extent + 2 * padding - kernel) / stride + 1;
}
