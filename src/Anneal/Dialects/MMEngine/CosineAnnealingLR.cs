namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>CosineAnnealingLR: <see cref="PyTorch.CosineAnnealingLR"/> on the clock of its window, with its rise after <c>T_max</c>.</summary>
    /// <remarks>A <c>T_max</c> that is shorter or longer than the window is not fitted to it: the rate rises again, or is held before the minimum.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="tMax"><c>T_max</c>; the window's length if not given, or 0. That is one more than its last clock, so the minimum is not reached.</param>
    /// <param name="etaMin"><c>eta_min</c>; 0 if neither it nor the ratio is given.</param>
    /// <param name="etaMinRatio"><c>eta_min_ratio</c>: the minimum as a share of the optimizer's rate.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or both minima are given.</exception>
    public static Schedule CosineAnnealingLR(
        double learningRate, long? tMax = null, double? etaMin = null, double? etaMinRatio = null, long begin = 0, long end = Infinity)
    {
        long length = LastOf(begin, end) + 1;
        double minimum = MinimumOf(learningRate, etaMin is null && etaMinRatio is null ? 0 : etaMin, etaMinRatio);
        return Window(learningRate, PyTorch.CosineAnnealingLR(learningRate, tMax is null or 0 ? length : tMax.Value, minimum), begin, end);
    }
}
