using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary><c>A dY Aᵀ</c> of 4 × 4 output gradients.</summary>
internal readonly unsafe struct OutputGradientTransform : ITileTransform
{
    private const int Side = TileTransforms.Side;
    private const int Outputs = TileTransforms.Outputs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(float* image, nint row, nint column, float* planes, nint plane, float* init, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Outputs; j++, image += column)
        {
            GradientLine(
                V.Load(image), V.Load(image + row), V.Load(image + 2 * row), V.Load(image + 3 * row),
                between + j * V.Count, Outputs * V.Count);
        }

        for (int i = 0; i < Side; i++, between += Outputs * V.Count, planes += Side * plane)
        {
            GradientLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count), planes, plane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientLine<V>(V a, V b, V c, V d, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V near = a + c, nearOdd = b + d, far = V.MultiplyAdd(V.Create(4), c, a);
        V farOdd = V.MultiplyAdd(V.Create(8), d, V.Create(2) * b);
        a.Store(target);
        (near + nearOdd).Store(target + step);
        (near - nearOdd).Store(target + 2 * step);
        (far + farOdd).Store(target + 3 * step);
        (far - farOdd).Store(target + 4 * step);
        d.Store(target + 5 * step);
    }
}
