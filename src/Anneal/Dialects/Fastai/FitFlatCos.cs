namespace Anneal.Dialects;

public static partial class Fastai
{
    /// <summary><c>fit_flat_cos</c>: the rate held, then half a cosine down, read at the beginning of each batch.</summary>
    /// <remarks>The last batch never reaches <c>lr / div_final</c>. The native form is <see cref="FlatCosine"/>.</remarks>
    /// <param name="lr"><c>lr</c>.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <param name="divFinal"><c>div_final</c>: first value over last.</param>
    /// <param name="pctStart"><c>pct_start</c>: the share that is flat, a fraction from 0 to 1.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule FitFlatCos(double lr, long totalSteps, double divFinal = 1e5, double pctStart = 0.75) =>
        CombinedCos(pctStart, lr, lr, lr / Require.Positive(divFinal), totalSteps);
}
