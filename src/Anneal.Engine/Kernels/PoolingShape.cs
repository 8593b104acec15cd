namespace Anneal.Engine.Kernels;

/// <summary>The geometry of pooling over one image [height, width, channels], without padding.</summary>
internal sealed record PoolingShape(ImageShape Input, int KernelHeight, int KernelWidth, int Stride)
{
    public ImageShape Output { get; } = new(
        Input.Channels, (Input.Height - KernelHeight) / Stride + 1, (Input.Width - KernelWidth) / Stride + 1);

    /// <summary>The first channels of vectors of eight that do not overlap; what is left over is done one by one.</summary>
    public int[] SeparateVectors { get; } = [.. Enumerable.Range(0, Input.Channels / 8).Select(vector => 8 * vector)];

    /// <summary>The same with a last vector that overlaps the one before, for passes that may write a value twice.</summary>
    public int[] Vectors { get; } = Input.Channels < 8
        ? []
        : [.. Enumerable.Range(0, (Input.Channels + 7) / 8).Select(vector => Math.Min(8 * vector, Input.Channels - 8))];

    /// <summary>Channels that <see cref="Vectors"/> take.</summary>
    public int DoneByVectors => Vectors.Length == 0 ? 0 : Input.Channels;

    public int Row => Input.Width * Input.Channels;

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Whether no input is in two windows.</summary>
    public bool IsDisjoint => KernelHeight <= Stride && KernelWidth <= Stride;

    /// <summary>Whether every input is in exactly one window.</summary>
    public bool IsPartition =>
        KernelHeight == Stride && KernelWidth == Stride && Input.Height % Stride == 0 && Input.Width % Stride == 0;

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
