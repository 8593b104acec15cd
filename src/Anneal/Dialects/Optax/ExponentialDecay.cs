namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>exponential_decay</c>: a factor for every <c>transition_steps</c>, smoothly or in stairs, and perhaps a bound.</summary>
    /// <remarks>
    /// <c>init · rate^((t − begin) / N)</c>, with the exponent rounded down for stairs. The bound <c>end_value</c> is a floor for a rate below 1
    /// and a ceiling otherwise, and holds before <c>begin</c> too. As in Optax, no steps or a rate of 0 mean the first value for ever, without
    /// the bound.
    /// </remarks>
    /// <param name="initValue"><c>init_value</c>.</param>
    /// <param name="transitionSteps"><c>transition_steps</c>, N.</param>
    /// <param name="decayRate"><c>decay_rate</c>; not negative (where Optax gives NaN).</param>
    /// <param name="transitionBegin"><c>transition_begin</c>: steps at the first value before; negative counts as 0.</param>
    /// <param name="staircase"><c>staircase</c>.</param>
    /// <param name="endValue"><c>end_value</c>; no bound if not given.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or the rate is negative.</exception>
    public static Schedule ExponentialDecay(
        double initValue, long transitionSteps, double decayRate, long transitionBegin = 0, bool staircase = false, double? endValue = null)
    {
        if (transitionSteps <= 0 || decayRate == 0)
            return new Constant(initValue);
        Schedule decay = new Anneal.ExponentialDecay(initValue, decayRate, transitionSteps);
        if (staircase)
            decay = decay.Staircase(transitionSteps);
        if (transitionBegin > 0)
            decay = new Constant(initValue).For(transitionBegin).Then(decay);
        return endValue switch
        {
            null => decay,
            { } floor when decayRate < 1 => decay.Within(floor),
            { } ceiling => decay.Within(double.NegativeInfinity, ceiling),
        };
    }
}
