namespace Anneal.Engine.Kernels;

/// <summary>The geometry of pooling over one image [height, width, channels], without padding.</summary>
internal sealed record PoolingShape(ImageShape Input, int KernelHeight, int KernelWidth, int Stride)
{
    public ImageShape Output { get; } = new(
        Input.Channels, (Input.Height - KernelHeight) / Stride + 1, (Input.Width - KernelWidth) / Stride + 1);

    public int Row => Input.Width * Input.Channels;

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Whether no input is in two windows.</summary>
    public bool IsDisjoint => KernelHeight <= Stride && KernelWidth <= Stride;

    /// <summary>Whether every input is in exactly one window.</summary>
    public bool IsPartition =>
        KernelHeight == Stride && KernelWidth == Stride && Input.Height % Stride == 0 && Input.Width % Stride == 0;

    /// <summary>
    /// The first channel of the vector of eight behind another; the last vector overlaps the one before it, which is allowed
    /// where results are written and not added.
    /// </summary>
    public int NextVector(int channel) =>
        channel + 8 < Input.Channels ? Math.Min(channel + 8, Input.Channels - 8) : Input.Channels;

    /// <summary>Where the window of an output position begins.</summary>
    public int Start(int position)
    {
        (int y, int x) = Math.DivRem(position, Output.Width);
        return y * Stride * Row + x * Stride * Input.Channels;
    }

    /// <summary>Where a tap of a window lies from the window's beginning.</summary>
    public int Offset(int tap)
    {
        (int y, int x) = Math.DivRem(tap, KernelWidth);
        return y * Row + x * Input.Channels;
    }
}
