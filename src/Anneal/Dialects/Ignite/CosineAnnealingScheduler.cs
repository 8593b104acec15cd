namespace Anneal.Dialects;

public static partial class Ignite
{
    /// <summary>CosineAnnealingScheduler: half a cosine wave from start to end in each cycle, then a jump back.</summary>
    /// <remarks><c>start + (end − start)(1 − cos πz) / 2</c> at progress z = i / N; the end itself is not reached. The native form is <see cref="WarmRestarts"/>.</remarks>
    /// <param name="startValue"><c>start_value</c>.</param>
    /// <param name="endValue"><c>end_value</c>.</param>
    /// <param name="cycleSize"><c>cycle_size</c>, calls of the first cycle; 2 or more.</param>
    /// <param name="cycleMult"><c>cycle_mult</c>: what each cycle's size is multiplied by, then truncated; above 0.</param>
    /// <param name="startValueMult"><c>start_value_mult</c>: what each cycle multiplies the start by.</param>
    /// <param name="endValueMult"><c>end_value_mult</c>: what each cycle multiplies the end by.</param>
    /// <param name="warmupDuration"><c>warmup_duration</c>, calls of a straight warm-up between cycles, 0 or more.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule CosineAnnealingScheduler(
        double startValue, double endValue, long cycleSize, double cycleMult = 1, double startValueMult = 1, double endValueMult = 1, long warmupDuration = 0) =>
        new IgniteCycle(
            IgniteShape.HalfWave, startValue, endValue, startValueMult, endValueMult, IgniteCycles.From(cycleSize, warmupDuration, cycleMult));
}
