using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>
/// The transforms of F(4 × 4, 3 × 3) over a few channels: <c>Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A</c> with the points 0, 1, −1, 2, −2
/// and ∞ (A. Lavin and S. Gray, arXiv:1509.09308, section 4.3). That of inputs is F(2 × 2, 5 × 5)'s, too.
/// </summary>
/// <remarks>The 36 values of a tile lie in 36 planes; a plane holds its value of all tiles and channels.</remarks>
internal static unsafe class TileTransforms
{
    /// <summary>Rows and columns of a transformed tile.</summary>
    public const int Side = 6;

    /// <summary>Values of a transformed tile.</summary>
    public const int Planes = Side * Side;

    /// <summary>Rows and columns of outputs of a tile.</summary>
    public const int Outputs = 4;

    /// <summary>Rows and columns of the kernel.</summary>
    public const int Kernel = 3;

    /// <summary><c>G g Gᵀ</c> of 3 × 3 weights.</summary>
    /// <param name="source">The first weight.</param>
    /// <param name="tap">Floats from weight to weight.</param>
    /// <param name="planes">The weight's place in the first plane.</param>
    /// <param name="plane">Floats from plane to plane.</param>
    /// <param name="between">[36, lanes], scratch.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weight<V>(float* source, nint tap, float* planes, nint plane, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Kernel; j++, source += tap)
        {
            WeightLine(
                V.Load(source), V.Load(source + Kernel * tap), V.Load(source + 2 * Kernel * tap), between + j * V.Count, Kernel * V.Count);
        }

        for (int i = 0; i < Side; i++, between += Kernel * V.Count, planes += Side * plane)
            WeightLine(V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), planes, plane);
    }

    /// <summary><c>Gᵀ dU G</c>, added to the gradients of 3 × 3 weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradient<V>(float* planes, nint plane, float* target, nint tap, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Side; j++, planes += plane)
        {
            WeightGradientLine(
                V.Load(planes), V.Load(planes + 6 * plane), V.Load(planes + 12 * plane), V.Load(planes + 18 * plane),
                V.Load(planes + 24 * plane), V.Load(planes + 30 * plane), default, default, default, between + j * V.Count, Side * V.Count);
        }

        for (int i = 0; i < Kernel; i++, between += Side * V.Count, target += Kernel * tap)
        {
            WeightGradientLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count),
                V.Load(between + 4 * V.Count), V.Load(between + 5 * V.Count),
                V.Load(target), V.Load(target + tap), V.Load(target + 2 * tap), target, tap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightLine<V>(V a, V b, V c, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V near = V.Create(-1f / 6) * (a + c), nearOdd = V.Create(1f / 6) * b;
        V far = V.Create(1f / 24) * V.MultiplyAdd(V.Create(4), c, a), farOdd = V.Create(1f / 12) * b;
        (V.Create(0.25f) * a).Store(target);
        (near - nearOdd).Store(target + step);
        (near + nearOdd).Store(target + 2 * step);
        (far + farOdd).Store(target + 3 * step);
        (far - farOdd).Store(target + 4 * step);
        c.Store(target + 5 * step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightGradientLine<V>(V a, V b, V c, V d, V e, V f, V first, V second, V third, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V near = V.Create(1f / 6) * (b + c), far = d + e;
        (first + (V.Create(0.25f) * a - near + V.Create(1f / 24) * far)).Store(target);
        (second + (V.Create(1f / 6) * (c - b) + V.Create(1f / 12) * (d - e))).Store(target + step);
        (third + (V.Create(1f / 6) * far - near + f)).Store(target + 2 * step);
    }
}
