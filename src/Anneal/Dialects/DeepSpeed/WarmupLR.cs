using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class DeepSpeed
{
    /// <summary>WarmupLR: a logarithmic (the default) or straight rise, then the maximum for ever.</summary>
    /// <remarks>
    /// With W updates, at least 2: the minimum at update 0; at <c>1 ≤ t ≤ W</c> <c>min + (max − min) · ln t / ln W</c>, or
    /// <c>min + (max − min) · (t − 1) / W</c>; the maximum afterwards. The straight rise reaches it at update W + 1.
    /// <see cref="Schedule.WithWarmup"/> is the native form.
    /// </remarks>
    /// <param name="learningRate">The <c>lr</c> of the optimizer's first parameter group.</param>
    /// <param name="warmupMinLr"><c>warmup_min_lr</c>.</param>
    /// <param name="warmupMaxLr"><c>warmup_max_lr</c>; <paramref name="learningRate"/> if not given.</param>
    /// <param name="warmupNumSteps"><c>warmup_num_steps</c>, 1 or more; 1 counts as 2.</param>
    /// <param name="warmupType"><c>warmup_type</c>: "linear"; anything else is "log", as in the library.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or there are no steps.</exception>
    public static Schedule WarmupLR(
        double learningRate, double warmupMinLr = 0, double? warmupMaxLr = null, long warmupNumSteps = 1000, string warmupType = "log") =>
        new DeepSpeedWarmup(
            DeepSpeedRise.Of(warmupNumSteps, warmupType), Require.Finite(warmupMinLr), Require.Finite(warmupMaxLr ?? learningRate, nameof(warmupMaxLr)));
}

/// <summary>DeepSpeed's rise, by the counter that is one behind the update.</summary>
internal readonly record struct DeepSpeedRise(long Steps, bool IsLinear, double InverseLogarithm)
{
    internal static DeepSpeedRise Read(Fields field, DeepSpeedRise? own) =>
        Of(field.Steps("warmup", own?.Steps), field.Flag("linear", own?.IsLinear) ? "linear" : "log");

    public static DeepSpeedRise Of(long warmupNumSteps, string warmupType)
    {
        long steps = Math.Max(2, Require.AtLeast(1, warmupNumSteps));
        return new(steps, warmupType == "linear", 1 / Math.Log(steps));
    }

    public double At(long counter) => IsLinear ? (double)counter / Steps : InverseLogarithm * Math.Log(counter + 1);
}

/// <summary>DeepSpeed's WarmupLR.</summary>
internal sealed record DeepSpeedWarmup(DeepSpeedRise Rise, double Low, double High) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<DeepSpeedWarmup>("deepspeed-warmup", static (field, own) => new DeepSpeedWarmup(
        DeepSpeedRise.Read(field, own?.Rise), field.Number("low", own?.Low), field.Number("high", own?.High)));

    internal override double Final => High;

    internal override double Evaluate(long step, Ending ending)
    {
        long counter = step - 1;
        return counter < 0 ? Low : Low + (High - Low) * (counter < Rise.Steps ? Rise.At(counter) : 1);
    }
}
