namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>linear_schedule</c>: a straight line from one value to another, which it has at step <c>transition_begin + transition_steps</c>.</summary>
    /// <remarks>It is <see cref="PolynomialSchedule"/> with power 1, so no steps mean the first value for ever.</remarks>
    /// <param name="initValue"><c>init_value</c>.</param>
    /// <param name="endValue"><c>end_value</c>.</param>
    /// <param name="transitionSteps"><c>transition_steps</c>.</param>
    /// <param name="transitionBegin"><c>transition_begin</c>: steps at the first value before; negative counts as 0.</param>
    /// <returns>The schedule, which ends where the transition does; unbounded without a transition.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static Schedule LinearSchedule(double initValue, double endValue, long transitionSteps, long transitionBegin = 0) =>
        PolynomialSchedule(initValue, endValue, 1, transitionSteps, transitionBegin);
}
