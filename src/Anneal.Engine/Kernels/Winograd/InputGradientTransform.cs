using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary><c>B V Bᵀ</c>, the transpose of the transform of inputs: what each value of a tile is worth to its 6 × 6 inputs.</summary>
/// <remarks>
/// Tiles overlap by the kernel less one; what an input gets from them is added up in their order. What falls on the border
/// of the image is left out.
/// </remarks>
internal static unsafe class InputGradientTransform
{
    private const int Side = TileTransforms.Side;

    /// <param name="shape">How the image is cut.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="planes">The image's first tile in the first plane.</param>
    /// <param name="image">[height, width, channels], written whole.</param>
    public static void Run(WinogradShape shape, int channels, float* planes, float* image)
    {
        int first = 0;
        if (KernelPath.Is512)
            first = Run<SixteenChannels>(shape, first, channels, planes, image);
        if (KernelPath.Is256)
            first = Run<EightChannels>(shape, first, channels, planes, image);
        if (KernelPath.Is128)
            first = Run<FourChannels>(shape, first, channels, planes, image);
        Run<OneChannel>(shape, first, channels, planes, image);
    }

    /// <summary>Takes whole vectors of channels; returns the first channel that is left.</summary>
    [SkipLocalsInit]
    public static int Run<V>(WinogradShape shape, int first, int channels, float* planes, float* image)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[ChannelTransforms.BetweenLength];
        ImageShape input = shape.Convolution.Input;
        int end = first + (channels - first) / V.Count * V.Count, step = Panels.Pad(channels), plane = shape.Plane(channels);
        int overlap = Side - shape.TileOutputs;
        for (int tile = 0; tile < shape.Tiles && first < end; tile++, planes += step)
        {
            (int y, int x) = Math.DivRem(tile, shape.TileRow);
            (int top, int left) = (y * shape.TileOutputs - shape.Convolution.Padding, x * shape.TileOutputs - shape.Convolution.Padding);
            var rows = new Inside(top, input.Height, y == 0 ? 0 : overlap);
            var columns = new Inside(left, input.Width, x == 0 ? 0 : overlap);
            float* target = image + ((nint)rows.At(top) * input.Width + columns.At(left)) * channels;
            for (int c = first; c < end; c += V.Count)
            {
                Tile<V>(planes + c, plane, between);
                Add<V>(between, rows, columns, target + c, (nint)input.Width * channels, channels);
            }
        }

        return end;
    }

    /// <summary>The 6 × 6 values of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<V>(float* planes, nint plane, float* tile)
        where V : unmanaged, ITransformLanes<V>
    {
        float* line = tile;
        for (int j = 0; j < Side; j++, planes += plane, line += V.Count)
        {
            Line(
                V.Load(planes), V.Load(planes + 6 * plane), V.Load(planes + 12 * plane), V.Load(planes + 18 * plane),
                V.Load(planes + 24 * plane), V.Load(planes + 30 * plane), line, Side * V.Count);
        }

        for (int i = 0; i < Side; i++, tile += Side * V.Count)
        {
            Line(
                V.Load(tile), V.Load(tile + V.Count), V.Load(tile + 2 * V.Count), V.Load(tile + 3 * V.Count),
                V.Load(tile + 4 * V.Count), V.Load(tile + 5 * V.Count), tile, V.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<V>(V a, V b, V c, V d, V e, V f, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V two = V.Create(2), four = V.Create(4), lessFour = V.Create(-4), lessFive = V.Create(-5);
        V near = b + c, nearOdd = b - c, far = d + e, farOdd = two * (d - e);
        (four * a).Store(target);
        (four * (f - nearOdd) - farOdd).Store(target + step);
        (V.MultiplyAdd(lessFive, a, lessFour * near) - far).Store(target + 2 * step);
        V.MultiplyAdd(lessFive, f, nearOdd + farOdd).Store(target + 3 * step);
        (a + near + far).Store(target + 4 * step);
        f.Store(target + 5 * step);
    }

    /// <summary>Adds the part of a tile that is inside the image to what its neighbors above and on the left gave; the rest is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<V>(float* tile, Inside rows, Inside columns, float* image, nint row, nint column)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int i = rows.First; i < rows.End; i++, image += row)
        {
            float* from = tile + (i * Side + columns.First) * V.Count, to = image;
            int given = i < rows.Given ? columns.End : columns.Given, j = columns.First;
            for (; j < given; j++, from += V.Count, to += column)
                (V.Load(to) + V.Load(from)).Store(to);
            for (; j < columns.End; j++, from += V.Count, to += column)
                V.Load(from).Store(to);
        }
    }

    /// <summary>Rows or columns of a tile that are inside the image.</summary>
    private readonly struct Inside(int start, int extent, int overlap)
    {
        public int First { get; } = Math.Max(0, -start);

        public int End { get; } = Math.Min(Side, extent - start);

        /// <summary>The first that no tile before this one has reached.</summary>
        public int Given { get; } = Math.Min(overlap, Math.Min(Side, extent - start));

        /// <summary>The first of them in the image.</summary>
        public int At(int start) => start + First;
    }
}
