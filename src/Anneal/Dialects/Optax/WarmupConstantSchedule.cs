namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>warmup_constant_schedule</c>: a straight rise, then the peak for ever.</summary>
    /// <remarks>As in Optax, no warm-up steps mean <c>init_value</c> for ever, not the peak.</remarks>
    /// <param name="initValue"><c>init_value</c>, at step 0.</param>
    /// <param name="peakValue"><c>peak_value</c>, at step <c>warmup_steps</c>.</param>
    /// <param name="warmupSteps"><c>warmup_steps</c>.</param>
    /// <returns>The schedule, which ends at the peak; unbounded without a warm-up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static Schedule WarmupConstantSchedule(double initValue, double peakValue, long warmupSteps) =>
        LinearSchedule(initValue, peakValue, warmupSteps);
}
