using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary><c>Aᵀ M A</c>: the 4 × 4 outputs of a tile.</summary>
internal readonly unsafe struct OutputTransform : ITileTransform
{
    private const int Side = TileTransforms.Side;
    private const int Outputs = TileTransforms.Outputs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(float* image, nint row, nint column, float* planes, nint plane, float* init, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Side; j++, planes += plane)
        {
            OutputLine(
                V.Load(planes), V.Load(planes + 6 * plane), V.Load(planes + 12 * plane), V.Load(planes + 18 * plane),
                V.Load(planes + 24 * plane), V.Load(planes + 30 * plane), default,
                between + j * V.Count, Side * V.Count);
        }

        for (int i = 0; i < Outputs; i++, between += Side * V.Count, image += row)
        {
            OutputLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count),
                V.Load(between + 4 * V.Count), V.Load(between + 5 * V.Count), V.Load(init), image, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputLine<V>(V a, V b, V c, V d, V e, V f, V init, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V near = b + c, nearOdd = b - c, far = d + e, farOdd = d - e;
        (init + (a + near + far)).Store(target);
        (init + V.MultiplyAdd(V.Create(2), farOdd, nearOdd)).Store(target + step);
        (init + V.MultiplyAdd(V.Create(4), far, near)).Store(target + 2 * step);
        (init + V.MultiplyAdd(V.Create(8), farOdd, nearOdd + f)).Store(target + 3 * step);
    }
}
