namespace Anneal.Dialects;

public static partial class Fastai
{
    /// <summary><c>SchedLin</c>: <c>start + z (end − start)</c> at position <c>z = k / T</c>.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="end">The value that the fit would end with; the last batch does not reach it.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule SchedLin(double start, double end, long totalSteps) => Single(FastaiShape.Lin, start, end, totalSteps);

    /// <summary><c>SchedCos</c>: <c>start + (1 + cos π(1 − z)) (end − start) / 2</c>.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="end">The value that the fit would end with; the last batch does not reach it.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule SchedCos(double start, double end, long totalSteps) => Single(FastaiShape.Cos, start, end, totalSteps);

    /// <summary><c>SchedNo</c>: the first value throughout.</summary>
    /// <param name="start">The value.</param>
    /// <param name="end">Not used, as in fastai.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule SchedNo(double start, double end, long totalSteps) => Single(FastaiShape.No, start, end, totalSteps);

    /// <summary><c>SchedExp</c>: <c>start (end / start)^z</c>. The native form is <see cref="GeometricRamp"/>.</summary>
    /// <param name="start">The first value; not 0.</param>
    /// <param name="end">The value that the fit would end with; the last batch does not reach it.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule SchedExp(double start, double end, long totalSteps) => Single(FastaiShape.Exp, start, end, totalSteps);

    /// <summary><c>SchedPoly</c>: <c>start + (end − start) z^power</c>.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="end">The value that the fit would end with; the last batch does not reach it.</param>
    /// <param name="power"><c>power</c>.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule SchedPoly(double start, double end, double power, long totalSteps) => Single(FastaiShape.Poly, start, end, totalSteps, power);

    private static FastaiSingle Single(FastaiShape shape, double start, double end, long totalSteps, double power = 1) =>
        new(Require.AtLeast(1, totalSteps), new FastaiCurve(shape, Require.Finite(start), Require.Finite(end), Require.Finite(power)));
}
