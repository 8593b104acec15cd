namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>sgdr_schedule</c>: cosine decays with warm-ups, one after another (warm restarts).</summary>
    /// <param name="cosineKwargs"><c>cosine_kwargs</c>: the arguments of <see cref="WarmupCosineDecaySchedule"/> for each cycle.</param>
    /// <returns>The schedule, as long as the cycles together; the last value is held.</returns>
    /// <exception cref="ArgumentException">There is no cycle, or no steps are left for the decay of one.</exception>
    public static Schedule SgdrSchedule(params IEnumerable<OptaxCosineCycle> cosineKwargs)
    {
        ArgumentNullException.ThrowIfNull(cosineKwargs);
        var cycles = new List<Schedule>();
        var ends = new List<long>();
        foreach (OptaxCosineCycle cycle in cosineKwargs)
        {
            cycles.Add(cycle.Schedule);
            ends.Add(cycle.DecaySteps + (ends.Count == 0 ? 0 : ends[^1]));
        }

        return JoinSchedules(cycles, ends);
    }
}

/// <summary>One cycle of <see cref="Optax.SgdrSchedule"/>, in Optax's own terms.</summary>
/// <param name="InitValue"><c>init_value</c>, at the first step.</param>
/// <param name="PeakValue"><c>peak_value</c>, at step <c>warmup_steps</c>.</param>
/// <param name="WarmupSteps"><c>warmup_steps</c>.</param>
/// <param name="DecaySteps"><c>decay_steps</c>, the length of the cycle with its warm-up.</param>
/// <param name="EndValue"><c>end_value</c>.</param>
/// <param name="Exponent"><c>exponent</c>.</param>
public sealed record OptaxCosineCycle(
    double InitValue, double PeakValue, long WarmupSteps, long DecaySteps, double EndValue = 0, double Exponent = 1)
{
    internal Schedule Schedule => Optax.WarmupCosineDecaySchedule(InitValue, PeakValue, WarmupSteps, DecaySteps, EndValue, Exponent);
}
