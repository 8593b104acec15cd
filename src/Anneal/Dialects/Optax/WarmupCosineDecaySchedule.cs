namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>warmup_cosine_decay_schedule</c>: a straight rise, then half a cosine wave.</summary>
    /// <remarks><c>decay_steps</c> is the length of the whole, the warm-up included (in Keras it is not).</remarks>
    /// <param name="initValue"><c>init_value</c>, at step 0.</param>
    /// <param name="peakValue"><c>peak_value</c>, at step <c>warmup_steps</c>.</param>
    /// <param name="warmupSteps"><c>warmup_steps</c>.</param>
    /// <param name="decaySteps"><c>decay_steps</c>, more than <paramref name="warmupSteps"/>.</param>
    /// <param name="endValue"><c>end_value</c>, from step <c>decay_steps</c> on.</param>
    /// <param name="exponent"><c>exponent</c> of the cosine share.</param>
    /// <returns>The schedule, <c>decay_steps</c> long.</returns>
    /// <exception cref="ArgumentException">No steps are left for the decay, or a value is not finite.</exception>
    public static Schedule WarmupCosineDecaySchedule(
        double initValue, double peakValue, long warmupSteps, long decaySteps, double endValue = 0, double exponent = 1)
    {
        if (decaySteps <= warmupSteps)
        {
            throw new ArgumentException(
                $"'decay_steps' ({decaySteps}) includes the warm-up, so it must be above 'warmup_steps' ({warmupSteps}). Give the length of the whole schedule.");
        }

        double alpha = peakValue == 0 ? 0 : endValue / peakValue;
        return JoinSchedules(
            [LinearSchedule(initValue, peakValue, warmupSteps), CosineDecaySchedule(peakValue, decaySteps - warmupSteps, alpha, exponent)],
            [warmupSteps]);
    }
}
