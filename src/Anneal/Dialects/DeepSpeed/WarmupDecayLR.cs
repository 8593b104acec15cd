using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class DeepSpeed
{
    /// <summary>WarmupDecayLR: the rise of <see cref="WarmupLR"/>, then a straight fall to the minimum.</summary>
    /// <remarks>
    /// With <c>k = t − 1 ≥ W</c> the height above the minimum is <c>max(0, (T − k) / max(1, T − W))</c>: the last update of a run of T, t = T − 1,
    /// uses two steps above the minimum, which comes at t = T + 1.
    /// </remarks>
    /// <param name="totalNumSteps"><c>total_num_steps</c>, T; 1 or more.</param>
    /// <param name="warmupMinLr"><c>warmup_min_lr</c>.</param>
    /// <param name="warmupMaxLr"><c>warmup_max_lr</c>.</param>
    /// <param name="warmupNumSteps"><c>warmup_num_steps</c>, W; 1 or more, and 1 counts as 2.</param>
    /// <param name="warmupType"><c>warmup_type</c>: "linear"; anything else is "log", as in the library.</param>
    /// <returns>The schedule, T steps long.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or there are no steps.</exception>
    public static Schedule WarmupDecayLR(
        long totalNumSteps, double warmupMinLr = 0, double warmupMaxLr = 0.001, long warmupNumSteps = 1000, string warmupType = "log") =>
        new DeepSpeedWarmupDecay(
            DeepSpeedRise.Of(warmupNumSteps, warmupType), Require.Finite(warmupMinLr), Require.Finite(warmupMaxLr), Require.AtLeast(1, totalNumSteps));
}

/// <summary>DeepSpeed's WarmupDecayLR.</summary>
internal sealed record DeepSpeedWarmupDecay(DeepSpeedRise Rise, double Low, double High, long TotalSteps) : Schedule(TotalSteps)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<DeepSpeedWarmupDecay>("deepspeed-warmup-decay", static (field, own) => new DeepSpeedWarmupDecay(
        DeepSpeedRise.Read(field, own?.Rise), field.Number("low", own?.Low), field.Number("high", own?.High), Require.AtLeast(1, field.Steps("length", own?.TotalSteps))));

    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending) => AtCounter(step - 1);

    private protected override double Beyond(long step) => AtCounter(step - 1);

    private double AtCounter(long counter)
    {
        if (counter < 0)
            return Low;
        double share = counter < Rise.Steps ? Rise.At(counter) : Math.Max(0, (TotalSteps - counter) / Math.Max(1.0, TotalSteps - Rise.Steps));
        return Low + (High - Low) * share;
    }
}
