namespace Anneal;

public abstract partial record Schedule
{
    /// <summary>This schedule up to a step, and from there a ramp from its value to another: the run is brought to its end early, or at all.</summary>
    /// <remarks>
    /// <para>For t &lt; s this schedule's own values, unchanged; then <c>v(t) = this(s) + (to − this(s)) · curve((t − s) / (N − 1))</c>, so that the last
    /// of the N updates uses the last value. There is no jump at the join. With feedback, the value at s is the one that is decided now.</para>
    /// <para>It makes a cosine that is cut short and finished in a straight line, the cooldown of an endless schedule, one decayed branch of a run
    /// that goes on, and the rate for stochastic weight averaging. Source: OLMo-core (<c>CosWithWarmupAndLinearDecay</c>,
    /// <c>OverrideDecay</c>); A. Hägele et al., arXiv:2405.18392; P. Izmailov et al., arXiv:1803.05407, for the averaging.</para>
    /// </remarks>
    /// <param name="step">s, the first update of the ramp, counted from 0.</param>
    /// <param name="steps">N, the updates of the ramp, 1 or more.</param>
    /// <param name="to">The value of the last update, held afterwards; 0 by default.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <returns>A schedule of <c>step + steps</c> updates.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative, <paramref name="steps"/> below 1, or <paramref name="to"/> not finite.</exception>
    /// <example>
    /// <code>
    /// Schedule planned = new Ramp(1e-3, 1e-4, steps: 10_000, Curve.Cosine).WithWarmup(500);
    /// Schedule stopped = planned.AnnealFrom(step: 6000, steps: 1000);
    /// bool same = stopped.At(5999) == planned.At(5999);   // true
    /// double last = stopped.At(6999);                     // 0
    /// </code>
    /// </example>
    public Schedule AnnealFrom(long step, long steps, double to = 0, Curve? curve = null)
    {
        var ramp = new Ramp(At(step), to, Require.AtLeast(1, steps), curve);
        return step == 0 ? ramp : new Cut(this, step).Then(ramp);
    }
}
