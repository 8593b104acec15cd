namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>CosineAnnealingWithWarmupScheduler: <c>lr · t / W</c> for t &lt; W, then <c>lr · (α_f + (1 − α_f)(1 + cos πz) / 2)</c>.</summary>
    /// <remarks><c>z = min(1, (t − W) / (t_max − W))</c>.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="tWarmup"><c>t_warmup</c>, W, a time string.</param>
    /// <param name="tMax"><c>t_max</c>, a time string of the same unit, at least the run's length.</param>
    /// <param name="alphaF"><c>alpha_f</c>, the last multiplier.</param>
    /// <param name="scaleWarmup"><c>scale_warmup</c>: whether the warm-up of a scaled run rises as slowly as the rest; it still ends unscaled.</param>
    /// <returns>The schedule by batch.</returns>
    /// <exception cref="ArgumentException"><c>t_max</c> is shorter than the run or in another unit, or a time cannot be counted in batches.</exception>
    public static Schedule CosineAnnealingWithWarmupScheduler(
        double learningRate, ComposerRun run, string tWarmup, string tMax = "1dur", double alphaF = 0, bool scaleWarmup = false)
    {
        ArgumentNullException.ThrowIfNull(run);
        return WarmedDecay(run, tWarmup, scaleWarmup, learningRate, learningRate * alphaF, tMax, Fall.HalfWave);
    }
}
