using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary><c>Bᵀ d B</c> of 6 × 6 inputs, for both kernels.</summary>
internal readonly unsafe struct InputTransform : ITileTransform
{
    private const int Side = TileTransforms.Side;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(float* image, nint row, nint column, float* planes, nint plane, float* init, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Side; j++, image += column)
        {
            InputLine(
                V.Load(image), V.Load(image + row), V.Load(image + 2 * row), V.Load(image + 3 * row), V.Load(image + 4 * row),
                V.Load(image + 5 * row), between + j * V.Count, Side * V.Count);
        }

        for (int i = 0; i < Side; i++, between += Side * V.Count, planes += Side * plane)
        {
            InputLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count),
                V.Load(between + 4 * V.Count), V.Load(between + 5 * V.Count), planes, plane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputLine<V>(V a, V b, V c, V d, V e, V f, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V two = V.Create(2), lessTwo = V.Create(-2), four = V.Create(4), lessFour = V.Create(-4), lessFive = V.Create(-5);
        V even = V.MultiplyAdd(lessFour, c, e), odd = V.MultiplyAdd(lessFour, b, d), near = e - c, difference = d - b;
        V.MultiplyAdd(four, a, V.MultiplyAdd(lessFive, c, e)).Store(target);
        (even + odd).Store(target + step);
        (even - odd).Store(target + 2 * step);
        V.MultiplyAdd(two, difference, near).Store(target + 3 * step);
        V.MultiplyAdd(lessTwo, difference, near).Store(target + 4 * step);
        V.MultiplyAdd(four, b, V.MultiplyAdd(lessFive, d, f)).Store(target + 5 * step);
    }
}
