namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>polynomial_schedule</c>: from one value to another along a power of the remaining share.</summary>
    /// <remarks>
    /// <c>(init − end) · (1 − (t − begin) / N)^power + end</c>, held before <c>begin</c> and from <c>begin + N</c> on. As in Optax, no steps
    /// mean the first value for ever, and a negative <c>transition_begin</c> counts as 0. <see cref="Ramp"/> is the native form.
    /// </remarks>
    /// <param name="initValue"><c>init_value</c>.</param>
    /// <param name="endValue"><c>end_value</c>.</param>
    /// <param name="power"><c>power</c>; 1 is a straight line.</param>
    /// <param name="transitionSteps"><c>transition_steps</c>, N.</param>
    /// <param name="transitionBegin"><c>transition_begin</c>: steps at the first value before.</param>
    /// <returns>The schedule, which ends where the transition does; unbounded without a transition.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static Schedule PolynomialSchedule(double initValue, double endValue, double power, long transitionSteps, long transitionBegin = 0)
    {
        if (transitionSteps <= 0)
            return new Constant(initValue);
        Schedule transition = new HalfOpenFall(
            Require.Finite(initValue), Require.Finite(endValue), transitionSteps, Fall.PowerOfRemainder(Require.Finite(power)));
        return transitionBegin > 0 ? new Constant(initValue).For(transitionBegin).Then(transition) : transition;
    }
}
