using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>
/// The transforms of F(2 × 2, 5 × 5) over a few channels, with the points and the arguments of <see cref="TileTransforms"/>.
/// </summary>
internal static unsafe class LargeKernelTransforms
{
    /// <summary>Rows and columns of outputs of a tile.</summary>
    public const int Outputs = 2;

    /// <summary>Rows and columns of the kernel.</summary>
    public const int Kernel = 5;
    private const int Side = TileTransforms.Side;

    /// <summary><c>G g Gᵀ</c> of 5 × 5 weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weight<V>(float* source, nint tap, float* planes, nint plane, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        nint row = Kernel * tap;
        for (int j = 0; j < Kernel; j++, source += tap)
        {
            WeightLine(
                V.Load(source), V.Load(source + row), V.Load(source + 2 * row), V.Load(source + 3 * row), V.Load(source + 4 * row),
                between + j * V.Count, Kernel * V.Count);
        }

        for (int i = 0; i < Side; i++, between += Kernel * V.Count, planes += Side * plane)
        {
            WeightLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count),
                V.Load(between + 4 * V.Count), planes, plane);
        }
    }

    /// <summary><c>Gᵀ dU G</c>, added to the gradients of 5 × 5 weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradient<V>(float* planes, nint plane, float* target, nint tap, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        float* to = between;
        for (int j = 0; j < Side; j++, planes += plane, to += V.Count)
        {
            for (int i = 0; i < Kernel; i++)
                default(V).Store(to + i * Side * V.Count);
            WeightGradientLine(
                V.Load(planes), V.Load(planes + 6 * plane), V.Load(planes + 12 * plane), V.Load(planes + 18 * plane),
                V.Load(planes + 24 * plane), V.Load(planes + 30 * plane), to, Side * V.Count);
        }

        for (int i = 0; i < Kernel; i++, between += Side * V.Count, target += Kernel * tap)
        {
            WeightGradientLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count),
                V.Load(between + 4 * V.Count), V.Load(between + 5 * V.Count), target, tap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightLine<V>(V a, V b, V c, V d, V e, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V near = V.Create(-1f / 6) * (a + c + e), nearOdd = V.Create(1f / 6) * (b + d), four = V.Create(4);
        V far = V.Create(1f / 24) * V.MultiplyAdd(V.Create(16), e, V.MultiplyAdd(four, c, a));
        V farOdd = V.Create(1f / 12) * V.MultiplyAdd(four, d, b);
        (V.Create(0.25f) * a).Store(target);
        (near - nearOdd).Store(target + step);
        (near + nearOdd).Store(target + 2 * step);
        (far + farOdd).Store(target + 3 * step);
        (far - farOdd).Store(target + 4 * step);
        e.Store(target + 5 * step);
    }

    /// <summary>Adds to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightGradientLine<V>(V a, V b, V c, V d, V e, V f, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V near = V.Create(1f / 6) * (b + c), nearOdd = V.Create(1f / 6) * (c - b), far = d + e, farOdd = d - e;
        (V.Load(target) + (V.Create(0.25f) * a - near + V.Create(1f / 24) * far)).Store(target);
        (V.Load(target + step) + (nearOdd + V.Create(1f / 12) * farOdd)).Store(target + step);
        (V.Load(target + 2 * step) + (V.Create(1f / 6) * far - near)).Store(target + 2 * step);
        (V.Load(target + 3 * step) + (nearOdd + V.Create(1f / 3) * farOdd)).Store(target + 3 * step);
        (V.Load(target + 4 * step) + (V.Create(2f / 3) * far - near + f)).Store(target + 4 * step);
    }
}
