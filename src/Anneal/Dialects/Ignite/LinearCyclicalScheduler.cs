namespace Anneal.Dialects;

public static partial class Ignite
{
    /// <summary>LinearCyclicalScheduler: from start to end and back in a cycle, or only there, in straight lines.</summary>
    /// <remarks>
    /// At progress z = i / N of a cycle: <c>end + (start − end) · |z − 1/2| · 2</c>, or monotonic <c>start + (end − start) z</c>, which then jumps back.
    /// A warm-up of w calls between cycles goes from the end value to the next start: <c>end + (start − end)(i − N) / w</c>.
    /// </remarks>
    /// <param name="startValue"><c>start_value</c>.</param>
    /// <param name="endValue"><c>end_value</c>.</param>
    /// <param name="cycleSize"><c>cycle_size</c>, calls of the first cycle; 2 or more.</param>
    /// <param name="cycleMult"><c>cycle_mult</c>: what each cycle's size is multiplied by, then truncated; above 0.</param>
    /// <param name="startValueMult"><c>start_value_mult</c>: what each cycle multiplies the start by.</param>
    /// <param name="endValueMult"><c>end_value_mult</c>: what each cycle multiplies the end by.</param>
    /// <param name="warmupDuration"><c>warmup_duration</c>, calls between cycles, 0 or more; only monotonic cycles may have it.</param>
    /// <param name="monotonic"><c>monotonic</c>.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or there is a warm-up between cycles that are not monotonic.</exception>
    public static Schedule LinearCyclicalScheduler(
        double startValue, double endValue, long cycleSize, double cycleMult = 1, double startValueMult = 1, double endValueMult = 1,
        long warmupDuration = 0, bool monotonic = false)
    {
        if (warmupDuration > 0 && !monotonic)
            throw new ArgumentException("A warm-up between cycles needs monotonic cycles. Set 'monotonic', or 'warmupDuration' to 0.", nameof(warmupDuration));
        return new IgniteCycle(
            monotonic ? IgniteShape.Line : IgniteShape.ThereAndBack, startValue, endValue, startValueMult, endValueMult,
            IgniteCycles.From(cycleSize, warmupDuration, cycleMult));
    }
}
