using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class DeepSpeed
{
    /// <summary>WarmupCosineLR: the rise of <see cref="WarmupLR"/>, then half a cosine wave, as multiples of the optimizer's rate.</summary>
    /// <remarks>
    /// Update 0 has rate 0 even if <c>warmup_min_ratio</c> r0 is not. With <c>k = t − 1</c>: <c>r0 + (1 − r0) · rise(k)</c> for k &lt; W, then
    /// <c>r1 + (1 − r1)(1 + cos πz) / 2</c> with <c>z = min(1, (k − W + 1) / max(1, T − W))</c>, so the decay's first value is already below the
    /// peak and the minimum comes at t = T.
    /// </remarks>
    /// <param name="learningRate">The <c>lr</c> of the optimizer's parameter group.</param>
    /// <param name="totalNumSteps"><c>total_num_steps</c>, T; 1 or more.</param>
    /// <param name="warmupMinRatio"><c>warmup_min_ratio</c>, r0.</param>
    /// <param name="warmupNumSteps"><c>warmup_num_steps</c>, W; 1 or more, and 1 counts as 2.</param>
    /// <param name="cosMinRatio"><c>cos_min_ratio</c>, r1.</param>
    /// <param name="warmupType"><c>warmup_type</c>: "linear"; anything else is "log", as in the library.</param>
    /// <returns>The schedule, T steps long.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or there are no steps.</exception>
    public static Schedule WarmupCosineLR(
        double learningRate, long totalNumSteps, double warmupMinRatio = 0, long warmupNumSteps = 1000, double cosMinRatio = 0.0001,
        string warmupType = "log") =>
        new DeepSpeedWarmupCosine(
            DeepSpeedRise.Of(warmupNumSteps, warmupType), Require.Finite(learningRate), Require.Finite(warmupMinRatio), Require.Finite(cosMinRatio),
            Require.AtLeast(1, totalNumSteps));
}

/// <summary>DeepSpeed's WarmupCosineLR.</summary>
internal sealed record DeepSpeedWarmupCosine(DeepSpeedRise Rise, double Peak, double FirstShare, double LastShare, long TotalSteps)
    : Schedule(TotalSteps)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<DeepSpeedWarmupCosine>("deepspeed-warmup-cosine", static (field, own) => new DeepSpeedWarmupCosine(
        DeepSpeedRise.Read(field, own?.Rise), field.Number("peak", own?.Peak), field.Number("first-share", own?.FirstShare),
        field.Number("last-share", own?.LastShare), Require.AtLeast(1, field.Steps("length", own?.TotalSteps))));

    internal override double Final => Peak * ShareOf(1);

    internal override double Evaluate(long step, Ending ending) => AtCounter(step - 1);

    private protected override double Beyond(long step) => AtCounter(step - 1);

    private double AtCounter(long counter)
    {
        if (counter < 0)
            return 0;
        if (counter < Rise.Steps)
            return Peak * (FirstShare + Rise.At(counter) * (1 - FirstShare));
        return Peak * ShareOf(Math.Min(1, (double)(counter - Rise.Steps + 1) / Math.Max(1, TotalSteps - Rise.Steps)));
    }

    private double ShareOf(double progress) =>
        Math.Max(0, LastShare + (1 - LastShare) * ((1 + Math.Cos(Math.PI * progress)) / 2));
}
