namespace Anneal.Dialects;

public static partial class Fastai
{
    /// <summary><c>fit_one_cycle</c>: two cosine phases of rate and momentum, read at the beginning of each batch.</summary>
    /// <remarks>
    /// The last batch uses progress <c>(T − 1) / T</c> and never reaches <c>lr_max / div_final</c>. fastai keeps the phases' shares and
    /// positions in float32, which moves values by about 1e-7 of the peak; this dialect follows it bit for bit. A phase from a to b at
    /// progress z: <c>a + (1 + cos π(1 − z)) (b − a) / 2</c>. The native form is <see cref="CosineOneCycle"/>.
    /// </remarks>
    /// <param name="lrMax"><c>lr_max</c>.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <param name="div"><c>div</c>: peak over first value.</param>
    /// <param name="divFinal"><c>div_final</c>: peak over last value.</param>
    /// <param name="pctStart"><c>pct_start</c>: a fraction from 0 to 1, not a percentage.</param>
    /// <param name="moms"><c>moms</c>: momentum at the start, at the peak of the rate, and at the end; 0.95, 0.85, 0.95 if not given.</param>
    /// <returns>Learning rate and momentum.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Plan FitOneCycle(
        double lrMax, long totalSteps, double div = 25, double divFinal = 1e5, double pctStart = 0.25,
        (double Start, double Peak, double End)? moms = null)
    {
        (double start, double peak, double end) = moms ?? (0.95, 0.85, 0.95);
        return new Plan(
            CombinedCos(pctStart, lrMax / div, lrMax, lrMax / divFinal, totalSteps),
            CombinedCos(pctStart, start, peak, end, totalSteps));
    }

    /// <summary><c>combined_cos</c>: half a cosine to a middle value, half a cosine to the end, in float32 positions.</summary>
    /// <param name="pct">The share of the first phase, from 0 to 1.</param>
    /// <param name="start">The first value.</param>
    /// <param name="middle">The value between the phases.</param>
    /// <param name="end">The value that the fit would end with.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule CombinedCos(double pct, double start, double middle, double end, long totalSteps) => new FastaiPhases(
        Require.AtLeast(1, totalSteps),
        [Require.Fraction(pct), 1 - pct],
        [new(FastaiShape.Cos, Require.Finite(start), Require.Finite(middle)), new(FastaiShape.Cos, middle, Require.Finite(end))]);
}
