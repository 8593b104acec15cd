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

    /// <summary><c>Bᵀ d B</c> of 6 × 6 inputs.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="row">Floats from row to row.</param>
    /// <param name="column">Floats from column to column.</param>
    /// <param name="planes">The tile's place in the first plane.</param>
    /// <param name="plane">Floats from plane to plane.</param>
    /// <param name="between">[36, lanes], scratch.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input<V>(float* source, nint row, nint column, float* planes, nint plane, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Side; j++, source += column)
        {
            InputLine(
                V.Load(source), V.Load(source + row), V.Load(source + 2 * row), V.Load(source + 3 * row), V.Load(source + 4 * row),
                V.Load(source + 5 * row), between + j * V.Count, Side * V.Count);
        }

        for (int i = 0; i < Side; i++, between += Side * V.Count, planes += Side * plane)
        {
            InputLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count),
                V.Load(between + 4 * V.Count), V.Load(between + 5 * V.Count), planes, plane);
        }
    }

    /// <summary><c>Aᵀ M A</c>: the 4 × 4 outputs of a tile.</summary>
    /// <param name="planes">The tile's place in the first plane.</param>
    /// <param name="plane">Floats from plane to plane.</param>
    /// <param name="init">What every output starts from; null adds to what is there.</param>
    /// <param name="target">The first output.</param>
    /// <param name="row">Floats from row to row.</param>
    /// <param name="column">Floats from column to column.</param>
    /// <param name="between">[36, lanes], scratch.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output<V>(float* planes, nint plane, float* init, float* target, nint row, nint column, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Side; j++, planes += plane)
        {
            OutputLine(
                V.Load(planes), V.Load(planes + 6 * plane), V.Load(planes + 12 * plane), V.Load(planes + 18 * plane),
                V.Load(planes + 24 * plane), V.Load(planes + 30 * plane), default, default, default, default,
                between + j * V.Count, Side * V.Count);
        }

        for (int i = 0; i < Outputs; i++, between += Side * V.Count, target += row)
        {
            OutputLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count),
                V.Load(between + 4 * V.Count), V.Load(between + 5 * V.Count), V.Load(init == null ? target : init),
                V.Load(init == null ? target + column : init), V.Load(init == null ? target + 2 * column : init),
                V.Load(init == null ? target + 3 * column : init), target, column);
        }
    }

    /// <summary><c>A dY Aᵀ</c> of 4 × 4 output gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputGradient<V>(float* source, nint row, nint column, float* planes, nint plane, float* between)
        where V : unmanaged, ITransformLanes<V>
    {
        for (int j = 0; j < Outputs; j++, source += column)
        {
            GradientLine(
                V.Load(source), V.Load(source + row), V.Load(source + 2 * row), V.Load(source + 3 * row),
                between + j * V.Count, Outputs * V.Count);
        }

        for (int i = 0; i < Side; i++, between += Outputs * V.Count, planes += Side * plane)
        {
            GradientLine(
                V.Load(between), V.Load(between + V.Count), V.Load(between + 2 * V.Count), V.Load(between + 3 * V.Count), planes, plane);
        }
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputLine<V>(V a, V b, V c, V d, V e, V f, V first, V second, V third, V fourth, float* target, nint step)
        where V : unmanaged, ITransformLanes<V>
    {
        V near = b + c, nearOdd = b - c, far = d + e, farOdd = d - e;
        (first + (a + near + far)).Store(target);
        (second + V.MultiplyAdd(V.Create(2), farOdd, nearOdd)).Store(target + step);
        (third + V.MultiplyAdd(V.Create(4), far, near)).Store(target + 2 * step);
        (fourth + V.MultiplyAdd(V.Create(8), farOdd, nearOdd + f)).Store(target + 3 * step);
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
