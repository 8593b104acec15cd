using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>Transforms of whole images, with the widest vectors of the kernel path and narrower ones for the channels that are left.</summary>
internal static unsafe class ChannelTransforms
{
    /// <summary>Floats that a transform wants between its two passes.</summary>
    public const int BetweenLength = TileTransforms.Planes * 16;

    /// <summary><c>Bᵀ d B</c> of an image with the border of its convolution.</summary>
    /// <param name="shape">How the image is cut.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="bordered">[padded height, padded width, channels].</param>
    /// <param name="planes">The image's first tile in the first plane.</param>
    public static void Input(WinogradShape shape, int channels, float* bordered, float* planes) =>
        Run<InputTransform>(shape, channels, bordered, shape.Convolution.PaddedRow, planes, null);

    /// <summary><c>Aᵀ M A</c>, into an image without border.</summary>
    /// <param name="shape">How the image is cut.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="planes">The image's first tile in the first plane.</param>
    /// <param name="init">[channels] that every pixel starts from.</param>
    /// <param name="image">[height, width, channels].</param>
    public static void Output(WinogradShape shape, int channels, float* planes, float* init, float* image)
    {
        int row = shape.Convolution.Output.Width * channels;
        if (shape.HasLargeKernel)
            Run<LargeKernelOutput>(shape, channels, image, row, planes, init);
        else
            Run<OutputTransform>(shape, channels, image, row, planes, init);
    }

    /// <summary><c>A dY Aᵀ</c> of an image.</summary>
    /// <param name="shape">How the image is cut.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="gradient">[height, width, channels].</param>
    /// <param name="planes">The image's first tile in the first plane.</param>
    public static void OutputGradient(WinogradShape shape, int channels, float* gradient, float* planes)
    {
        int row = shape.Convolution.Output.Width * channels;
        if (shape.HasLargeKernel)
            Run<LargeKernelOutputGradient>(shape, channels, gradient, row, planes, null);
        else
            Run<OutputGradientTransform>(shape, channels, gradient, row, planes, null);
    }

    private static void Run<T>(WinogradShape shape, int channels, float* image, int row, float* planes, float* init)
        where T : ITileTransform
    {
        int first = 0;
        if (KernelPath.Is512)
            first = Run<T, SixteenChannels>(shape, first, channels, image, row, planes, init);
        if (KernelPath.Is256)
            first = Run<T, EightChannels>(shape, first, channels, image, row, planes, init);
        if (KernelPath.Is128)
            first = Run<T, FourChannels>(shape, first, channels, image, row, planes, init);
        Run<T, OneChannel>(shape, first, channels, image, row, planes, init);
    }

    /// <summary>Takes whole vectors of channels; returns the first channel that is left.</summary>
    [SkipLocalsInit]
    public static int Run<T, V>(WinogradShape shape, int first, int channels, float* image, int row, float* planes, float* init)
        where T : ITileTransform
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[BetweenLength];
        int end = first + (channels - first) / V.Count * V.Count, step = Panels.Pad(channels), plane = shape.Plane(channels);
        for (int tile = 0; tile < shape.Tiles && first < end; tile++, planes += step)
        {
            (int y, int x) = Math.DivRem(tile, shape.TileRow);
            float* pixel = image + shape.TileOutputs * (y * row + x * channels);
            for (int c = first; c < end; c += V.Count)
                T.Run<V>(pixel + c, row, channels, planes + c, plane, init + c, between);
        }

        return end;
    }
}
