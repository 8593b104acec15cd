using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>Transforms of whole images and weights, with the widest vectors of the kernel path.</summary>
internal static unsafe class ChannelTransforms
{
    private const int BetweenLength = TileTransforms.Planes * 16;
    private const int PlaneSlack = 16;

    /// <summary>Floats from plane to plane of transformed weights; not a power of two, as of images.</summary>
    public static int WeightPlane(int channels, Panels panels) => channels * panels.PaddedColumns + PlaneSlack;

    /// <summary><c>Bᵀ d B</c> of an image with the border of its convolution.</summary>
    /// <param name="shape">How the image is cut.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="bordered">[padded height, padded width, channels].</param>
    /// <param name="planes">The image's first tile in the first plane.</param>
    public static void Input(WinogradShape shape, int channels, float* bordered, float* planes)
    {
        if (KernelPath.Is512)
            Input<SixteenChannels>(shape, channels, bordered, planes);
        else if (KernelPath.Is256)
            Input<EightChannels>(shape, channels, bordered, planes);
        else
            Input<OneChannel>(shape, channels, bordered, planes);
    }

    /// <summary><c>Aᵀ M A</c>, into an image without border.</summary>
    /// <param name="shape">How the image is cut.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="planes">The image's first tile in the first plane.</param>
    /// <param name="init">[channels] that every pixel starts from; null adds to the image.</param>
    /// <param name="image">[height, width, channels].</param>
    public static void Output(WinogradShape shape, int channels, float* planes, float* init, float* image)
    {
        if (KernelPath.Is512)
            Output<SixteenChannels>(shape, channels, planes, init, image);
        else if (KernelPath.Is256)
            Output<EightChannels>(shape, channels, planes, init, image);
        else
            Output<OneChannel>(shape, channels, planes, init, image);
    }

    /// <summary><c>A dY Aᵀ</c> of an image.</summary>
    /// <param name="shape">How the image is cut.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="gradient">The first pixel.</param>
    /// <param name="row">Floats from row to row.</param>
    /// <param name="planes">The image's first tile in the first plane.</param>
    public static void OutputGradient(WinogradShape shape, int channels, float* gradient, int row, float* planes)
    {
        if (KernelPath.Is512)
            OutputGradient<SixteenChannels>(shape, channels, gradient, row, planes);
        else if (KernelPath.Is256)
            OutputGradient<EightChannels>(shape, channels, gradient, row, planes);
        else
            OutputGradient<OneChannel>(shape, channels, gradient, row, planes);
    }

    /// <summary><c>G g Gᵀ</c> of weights in panels with rows (kernel row, kernel column, input).</summary>
    /// <param name="channels">Input channels.</param>
    /// <param name="panels">The weights' layout.</param>
    /// <param name="weights">All panels.</param>
    /// <param name="planes">[36, input channels in panels of outputs].</param>
    public static void Weights(int channels, Panels panels, float* weights, float* planes)
    {
        if (KernelPath.Is512)
            Weights<SixteenChannels>(channels, panels, weights, planes);
        else if (KernelPath.Is256)
            Weights<EightChannels>(channels, panels, weights, planes);
        else
            Weights<OneChannel>(channels, panels, weights, planes);
    }

    /// <summary><c>Gᵀ dU G</c>, added to the weights' gradient.</summary>
    public static void WeightGradient(int channels, Panels panels, float* planes, float* gradient)
    {
        if (KernelPath.Is512)
            WeightGradient<SixteenChannels>(channels, panels, planes, gradient);
        else if (KernelPath.Is256)
            WeightGradient<EightChannels>(channels, panels, planes, gradient);
        else
            WeightGradient<OneChannel>(channels, panels, planes, gradient);
    }

    [SkipLocalsInit]
    public static void Input<V>(WinogradShape shape, int channels, float* bordered, float* planes)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[BetweenLength];
        int row = (shape.Convolution.Output.Width + 2 * shape.Convolution.Padding) * channels, plane = shape.Plane(channels);
        for (int tile = 0; tile < shape.Tiles; tile++, planes += channels)
        {
            (int y, int x) = Math.DivRem(tile, shape.TileRow);
            float* source = bordered + shape.TileOutputs * (y * row + x * channels);
            for (int c = 0; c < channels; c += V.Count)
                TileTransforms.Input<V>(source + c, row, channels, planes + c, plane, between);
        }
    }

    [SkipLocalsInit]
    public static void Output<V>(WinogradShape shape, int channels, float* planes, float* init, float* image)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[BetweenLength];
        int row = shape.Convolution.Output.Width * channels, plane = shape.Plane(channels);
        for (int tile = 0; tile < shape.Tiles; tile++, planes += channels)
        {
            (int y, int x) = Math.DivRem(tile, shape.TileRow);
            float* target = image + shape.TileOutputs * (y * row + x * channels);
            for (int c = 0; c < channels; c += V.Count)
            {
                float* start = init == null ? null : init + c;
                if (shape.HasLargeKernel)
                    LargeKernelTransforms.Output<V>(planes + c, plane, start, target + c, row, channels, between);
                else
                    TileTransforms.Output<V>(planes + c, plane, start, target + c, row, channels, between);
            }
        }
    }

    [SkipLocalsInit]
    public static void OutputGradient<V>(WinogradShape shape, int channels, float* gradient, int row, float* planes)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[BetweenLength];
        int plane = shape.Plane(channels);
        for (int tile = 0; tile < shape.Tiles; tile++, planes += channels)
        {
            (int y, int x) = Math.DivRem(tile, shape.TileRow);
            float* source = gradient + shape.TileOutputs * (y * row + x * channels);
            for (int c = 0; c < channels; c += V.Count)
            {
                if (shape.HasLargeKernel)
                    LargeKernelTransforms.OutputGradient<V>(source + c, row, channels, planes + c, plane, between);
                else
                    TileTransforms.OutputGradient<V>(source + c, row, channels, planes + c, plane, between);
            }
        }
    }

    [SkipLocalsInit]
    public static void Weights<V>(int channels, Panels panels, float* weights, float* planes)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[BetweenLength];
        int plane = WeightPlane(channels, panels);
        for (int i = 0; i < panels.Count; i++)
        {
            int width = panels[i].Width;
            float* source = weights + panels[i].Offset, target = planes + channels * panels[i].Start;
            for (int at = 0; at < channels * width; at += V.Count)
            {
                if (HasLargeKernel(channels, panels))
                    LargeKernelTransforms.Weight<V>(source + at, channels * width, target + at, plane, between);
                else
                    TileTransforms.Weight<V>(source + at, channels * width, target + at, plane, between);
            }
        }
    }

    [SkipLocalsInit]
    public static void WeightGradient<V>(int channels, Panels panels, float* planes, float* gradient)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[BetweenLength];
        int plane = WeightPlane(channels, panels);
        for (int i = 0; i < panels.Count; i++)
        {
            int width = panels[i].Width;
            float* source = planes + channels * panels[i].Start, target = gradient + panels[i].Offset;
            for (int at = 0; at < channels * width; at += V.Count)
            {
                if (HasLargeKernel(channels, panels))
                    LargeKernelTransforms.WeightGradient<V>(source + at, plane, target + at, channels * width, between);
                else
                    TileTransforms.WeightGradient<V>(source + at, plane, target + at, channels * width, between);
            }
        }
    }

    private static bool HasLargeKernel(int channels, Panels panels) =>
        panels.Rows == channels * LargeKernelTransforms.Kernel * LargeKernelTransforms.Kernel;
}
