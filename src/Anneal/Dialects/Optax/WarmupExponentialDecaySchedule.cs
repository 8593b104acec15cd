namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>warmup_exponential_decay_schedule</c>: a straight rise, then <see cref="ExponentialDecay"/> on a clock of its own.</summary>
    /// <param name="initValue"><c>init_value</c>, at step 0.</param>
    /// <param name="peakValue"><c>peak_value</c>, at step <c>warmup_steps</c>.</param>
    /// <param name="warmupSteps"><c>warmup_steps</c>.</param>
    /// <param name="transitionSteps"><c>transition_steps</c> of the decay.</param>
    /// <param name="decayRate"><c>decay_rate</c>; not negative.</param>
    /// <param name="transitionBegin"><c>transition_begin</c>: steps at the peak before the decay.</param>
    /// <param name="staircase"><c>staircase</c>.</param>
    /// <param name="endValue"><c>end_value</c>; no bound if not given.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or the rate is negative.</exception>
    public static Schedule WarmupExponentialDecaySchedule(
        double initValue, double peakValue, long warmupSteps, long transitionSteps, double decayRate, long transitionBegin = 0,
        bool staircase = false, double? endValue = null) =>
        JoinSchedules(
            [
                LinearSchedule(initValue, peakValue, warmupSteps),
                ExponentialDecay(peakValue, transitionSteps, decayRate, transitionBegin, staircase, endValue),
            ],
            [warmupSteps]);
}
