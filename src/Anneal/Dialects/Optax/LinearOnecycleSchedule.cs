namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>linear_onecycle_schedule</c>: Smith's 1cycle in three straight lines, without a momentum.</summary>
    /// <remarks>
    /// <para>Knots at steps 0, <c>⌊pct_start · T⌋</c>, <c>⌊pct_final · T⌋</c> and T: <c>peak / div</c>, peak, <c>peak / div</c>, and
    /// <c>peak / div / final_div</c> (Optax's documentation says <c>peak / final_div</c>; its code does this). Step T − 1 is one step above
    /// the last value.</para>
    /// <para>The truncation loses steps (0.29 · 100 is 28), and knots that fall on one step collapse: the last of them wins, so that a short
    /// run may never reach the peak. <see cref="OneCycle"/> has neither flaw.</para>
    /// </remarks>
    /// <param name="transitionSteps"><c>transition_steps</c>, T; 1 or more.</param>
    /// <param name="peakValue"><c>peak_value</c>.</param>
    /// <param name="pctStart"><c>pct_start</c>: a fraction, not a percentage.</param>
    /// <param name="pctFinal"><c>pct_final</c>: a fraction, not a percentage.</param>
    /// <param name="divFactor"><c>div_factor</c>: peak over first value.</param>
    /// <param name="finalDivFactor"><c>final_div_factor</c>: first value over last.</param>
    /// <returns>The schedule, T steps long.</returns>
    /// <exception cref="ArgumentException">There are no steps, or a value is not finite.</exception>
    /// <example>
    /// <code>
    /// using Anneal.Dialects;
    ///
    /// Schedule rate = Optax.LinearOnecycleSchedule(transitionSteps: 100, peakValue: 1);
    /// double peak = rate.At(30);   // 1
    /// </code>
    /// </example>
    public static Schedule LinearOnecycleSchedule(
        long transitionSteps, double peakValue, double pctStart = 0.3, double pctFinal = 0.85, double divFactor = 25, double finalDivFactor = 1e4)
    {
        Require.AtLeast(1, transitionSteps);
        return PiecewiseInterpolateSchedule("linear", peakValue / divFactor, new Dictionary<long, double>
        {
            [(long)(pctStart * transitionSteps)] = divFactor,
            [(long)(pctFinal * transitionSteps)] = 1 / divFactor,
            [transitionSteps] = 1 / finalDivFactor,
        });
    }
}
