namespace Anneal.Dialects;

/// <summary>Schedules as Hugging Face's transformers runs them, under the names of its <c>SchedulerType</c> (version 5.23).</summary>
/// <remarks>
/// Step t is the update that uses the value: what the optimizer holds after t calls of <c>scheduler.step()</c>. Arguments have the library's
/// names in .NET's casing and its defaults; <c>learningRate</c> is the <c>lr</c> of the optimizer's parameter group. Warm-ups rise as t / W, so
/// the first update changes nothing, and decays run as (t − W) / (T − W), so the last update T − 1 does not reach the end; the native
/// schedules (<see cref="Ramp"/>, <see cref="Schedule.WithWarmup"/>) end where they are told to end.
/// </remarks>
public static partial class Transformers
{
    /// <summary>The linear warm-up that all but two of the schedules share: <c>lr · t / W</c> for t &lt; W.</summary>
    private static Schedule Warmed(double learningRate, long numWarmupSteps, Schedule next) =>
        new Ramp(0, learningRate, Require.AtLeast(0, numWarmupSteps)).Then(next);

    /// <summary>The divisor of the library's progress: <c>max(1, T − W)</c>.</summary>
    private static long DecaySteps(long numWarmupSteps, long numTrainingSteps) => Math.Max(1, numTrainingSteps - numWarmupSteps);

    /// <summary>The lowest rate as a share of the optimizer's own, from whichever of the two arguments was given.</summary>
    private static double MinimumShare(double? minLr, double? minLrRate, double optimizerRate) => (minLr, minLrRate) switch
    {
        (null, null) => throw new ArgumentException("Give either min_lr, a rate, or min_lr_rate, a share of the optimizer's rate."),
        ({ } rate, null) => Require.NotNegative(rate, nameof(minLr)) / optimizerRate,
        (null, { } share) => Require.NotNegative(share, nameof(minLrRate)),
        _ => throw new ArgumentException("Give only one of min_lr and min_lr_rate."),
    };
}
