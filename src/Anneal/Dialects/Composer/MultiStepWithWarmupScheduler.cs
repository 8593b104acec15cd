namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>MultiStepWithWarmupScheduler: <c>lr · t / t_warmup</c>, then <c>lr · γ^(number of milestones ≤ t)</c>.</summary>
    /// <remarks>Milestones count from the beginning of the run, not from the end of the warm-up.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="tWarmup"><c>t_warmup</c>, a time string.</param>
    /// <param name="milestones"><c>milestones</c>, time strings in any order and in any units.</param>
    /// <param name="gamma"><c>gamma</c>, 0 or more.</param>
    /// <param name="scaleWarmup"><c>scale_warmup</c>: whether the warm-up of a scaled run rises as slowly as the rest; it still ends unscaled.</param>
    /// <returns>The schedule by batch; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or a time cannot be counted in batches.</exception>
    public static Schedule MultiStepWithWarmupScheduler(
        double learningRate, ComposerRun run, string tWarmup, IEnumerable<string> milestones, double gamma = 0.1, bool scaleWarmup = false)
    {
        ArgumentNullException.ThrowIfNull(run);
        ComposerTime warm = run.Resolve(tWarmup, isScaled: false);
        Schedule drops = DropsFrom(warm.FirstBatch, learningRate, run, milestones, gamma);
        return warm.Value == 0
            ? drops
            : warm.OnBatches(Warmed(run, tWarmup, scaleWarmup, learningRate, new Constant(learningRate))).For(warm.FirstBatch).Then(drops);
    }
}
