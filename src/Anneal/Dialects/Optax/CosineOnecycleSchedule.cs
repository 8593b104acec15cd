namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>cosine_onecycle_schedule</c>: up and down along two half cosines, without a momentum.</summary>
    /// <remarks>
    /// Knots at steps 0, <c>⌊pct_start · T⌋</c> and T: <c>peak / div</c>, peak, and <c>peak / (div · final_div)</c>. Step T − 1 is one step
    /// above the last value, and the truncation loses steps. With <c>pct_start</c> 1 the two knots at T collapse and there is no peak.
    /// <see cref="OneCycle"/> is the native form.
    /// </remarks>
    /// <param name="transitionSteps"><c>transition_steps</c>, T; 1 or more.</param>
    /// <param name="peakValue"><c>peak_value</c>.</param>
    /// <param name="pctStart"><c>pct_start</c>: a fraction, not a percentage.</param>
    /// <param name="divFactor"><c>div_factor</c>: peak over first value.</param>
    /// <param name="finalDivFactor"><c>final_div_factor</c>: first value over last.</param>
    /// <returns>The schedule, T steps long.</returns>
    /// <exception cref="ArgumentException">There are no steps, or a value is not finite.</exception>
    public static Schedule CosineOnecycleSchedule(
        long transitionSteps, double peakValue, double pctStart = 0.3, double divFactor = 25, double finalDivFactor = 1e4)
    {
        Require.AtLeast(1, transitionSteps);
        return PiecewiseInterpolateSchedule("cosine", peakValue / divFactor, new Dictionary<long, double>
        {
            [(long)(pctStart * transitionSteps)] = divFactor,
            [transitionSteps] = 1 / (divFactor * finalDivFactor),
        });
    }
}
