namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>ConstantWithWarmupScheduler: <c>lr · α · t / t_warmup</c>, then <c>lr · α</c>.</summary>
    /// <remarks>Unlike <see cref="ConstantScheduler"/> it does not return to <c>lr</c> after <c>t_max</c>.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="tWarmup"><c>t_warmup</c>, a time string.</param>
    /// <param name="alpha"><c>alpha</c>.</param>
    /// <param name="tMax"><c>t_max</c>, a time string of the same unit, at least the run's length.</param>
    /// <param name="scaleWarmup"><c>scale_warmup</c>: whether the warm-up of a scaled run rises as slowly as the rest; it still ends unscaled.</param>
    /// <returns>The schedule by batch.</returns>
    /// <exception cref="ArgumentException"><c>t_max</c> is shorter than the run or in another unit, or a time cannot be counted in batches.</exception>
    public static Schedule ConstantWithWarmupScheduler(
        double learningRate, ComposerRun run, string tWarmup, double alpha = 1, string tMax = "1dur", bool scaleWarmup = false) =>
        LinearWithWarmupScheduler(learningRate, run, tWarmup, alpha, alpha, tMax, scaleWarmup);
}
