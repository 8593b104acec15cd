using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>Transforms of all weights of a convolution, with the widest vectors of the kernel path.</summary>
internal static unsafe class WeightTransforms
{
    private const int PlaneSlack = 16;

    /// <summary>Floats from plane to plane of transformed weights; not a power of two, as of images.</summary>
    public static int Plane(int channels, Panels panels) => channels * panels.PaddedColumns + PlaneSlack;

    /// <summary><c>G g Gᵀ</c> of weights in panels with rows (kernel row, kernel column, input).</summary>
    /// <param name="channels">Input channels.</param>
    /// <param name="panels">The weights' layout.</param>
    /// <param name="weights">All panels.</param>
    /// <param name="planes">[36, input channels in panels of outputs].</param>
    public static void Run(int channels, Panels panels, float* weights, float* planes)
    {
        if (KernelPath.Is512)
            Run<SixteenChannels>(channels, panels, weights, planes);
        else if (KernelPath.Is256)
            Run<EightChannels>(channels, panels, weights, planes);
        else if (KernelPath.Is128)
            Run<FourChannels>(channels, panels, weights, planes);
        else
            Run<OneChannel>(channels, panels, weights, planes);
    }

    /// <summary><c>Gᵀ dU G</c>, added to the weights' gradient.</summary>
    public static void Gradient(int channels, Panels panels, float* planes, float* gradient)
    {
        if (KernelPath.Is512)
            Gradient<SixteenChannels>(channels, panels, planes, gradient);
        else if (KernelPath.Is256)
            Gradient<EightChannels>(channels, panels, planes, gradient);
        else if (KernelPath.Is128)
            Gradient<FourChannels>(channels, panels, planes, gradient);
        else
            Gradient<OneChannel>(channels, panels, planes, gradient);
    }

    [SkipLocalsInit]
    public static void Run<V>(int channels, Panels panels, float* weights, float* planes)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[ChannelTransforms.BetweenLength];
        int plane = Plane(channels, panels);
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
    public static void Gradient<V>(int channels, Panels panels, float* planes, float* gradient)
        where V : unmanaged, ITransformLanes<V>
    {
        float* between = stackalloc float[ChannelTransforms.BetweenLength];
        int plane = Plane(channels, panels);
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
