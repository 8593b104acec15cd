namespace Anneal.Dialects;

public static partial class Timm
{
    /// <summary>MultiStepLRScheduler: <c>lr · decay_rate^(number of milestones ≤ t + 1)</c>, counted from the end of the warm-up.</summary>
    /// <remarks>Each drop comes <em>one step early</em>; <see cref="PiecewiseConstant.Drops"/> and PyTorch drop at the milestone.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="decayT"><c>decay_t</c>, the milestones, in order.</param>
    /// <param name="decayRate"><c>decay_rate</c>, 0 or more; the default of 1 changes nothing.</param>
    /// <param name="warmupT"><c>warmup_t</c>, steps of the warm-up, 0 or more.</param>
    /// <param name="warmupLrInit"><c>warmup_lr_init</c>, its first value.</param>
    /// <param name="warmupPrefix"><c>warmup_prefix</c>, true by default here: whether steps are counted from the end of the warm-up.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule MultiStepLRScheduler(
        double learningRate, IEnumerable<long> decayT, double decayRate = 1, long warmupT = 0, double warmupLrInit = 0, bool warmupPrefix = true) => Warmed(
            PiecewiseConstant.Drops(learningRate, decayRate, decayT.Select(milestone => Math.Max(0, milestone - 1))),
            learningRate, warmupT, warmupLrInit, warmupPrefix);
}
