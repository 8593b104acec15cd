using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary><c>A dY Aᵀ</c> of 2 × 2 output gradients.</summary>
internal readonly unsafe struct LargeKernelOutputGradient : ITileTransform
{
    private const int Side = TileTransforms.Side;
    private const int Outputs = LargeKernelTransforms.Outputs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(float* image, nint row, nint column, float* planes, nint plane, float* init, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Outputs; j++, image += column)
            GradientLine(V.Load(image), V.Load(image + row), between + j * V.Count, Outputs * V.Count);
        for (int i = 0; i < Side; i++, between += Outputs * V.Count, planes += Side * plane)
            GradientLine(V.Load(between), V.Load(between + V.Count), planes, plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientLine<V>(V a, V b, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        a.Store(target);
        (a + b).Store(target + step);
        (a - b).Store(target + 2 * step);
        V.MultiplyAdd(V.Create(2), b, a).Store(target + 3 * step);
        V.MultiplyAdd(V.Create(-2), b, a).Store(target + 4 * step);
        b.Store(target + 5 * step);
    }
}
