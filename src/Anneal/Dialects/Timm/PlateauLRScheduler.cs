namespace Anneal.Dialects;

public static partial class Timm
{
    /// <summary>PlateauLRScheduler: a warm-up, then PyTorch's <c>ReduceLROnPlateau</c> with relative thresholds.</summary>
    /// <remarks>
    /// <para>timm is given a metric in the call that sets a step: <see cref="Schedule.Observe(long, double)"/> at step t changes the value of step t itself.
    /// Steps 0 to <c>warmup_t</c>, the last included, are the warm-up and do not look at the metric.</para>
    /// <para>Two traps, kept here: the default <c>mode</c> is "max", an accuracy; and with <c>warmup_t = 0</c> step 0 sets the rate to
    /// <c>warmup_lr_init</c>, 0 by default, from which it never recovers.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="decayRate"><c>decay_rate</c>, below 1: what a reduction multiplies the rate by.</param>
    /// <param name="patienceT"><c>patience_t</c>: bad metrics that are put up with.</param>
    /// <param name="threshold"><c>threshold</c>: by what share of the best a metric must be better.</param>
    /// <param name="cooldownT"><c>cooldown_t</c>: metrics after a reduction that do not count.</param>
    /// <param name="warmupT"><c>warmup_t</c>, 0 or more.</param>
    /// <param name="warmupLrInit"><c>warmup_lr_init</c>, the value of step 0.</param>
    /// <param name="lrMin"><c>lr_min</c>: the lowest rate.</param>
    /// <param name="mode"><c>mode</c>: "max" if a higher metric is better, "min" if a lower one is.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule PlateauLRScheduler(
        double learningRate, double decayRate = 0.1, long patienceT = 10, double threshold = 1e-4, long cooldownT = 0,
        long warmupT = 0, double warmupLrInit = 0, double lrMin = 0, string mode = "max")
    {
        Schedule warmup = Require.AtLeast(0, warmupT) == 0
            ? new Constant(warmupLrInit).For(1)
            : new HalfOpenRise(warmupLrInit, learningRate, warmupT, Fall.Linear).For(warmupT + 1);
        return warmup.Then(new MetricPlateau(warmup.Final, TorchImprovement.Of(mode, threshold, "rel"), decayRate, patienceT)
        {
            Cooldown = cooldownT,
            Lowest = lrMin,
            Smallest = 1e-8,
        });
    }
}
