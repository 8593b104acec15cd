namespace Anneal.Dialects;

/// <summary>Schedules as MosaicML's Composer runs them, under the names of its classes (version 0.32.1).</summary>
/// <remarks>
/// <para>Composer's schedulers give a multiplier α of the optimizer's rate; here it is multiplied out, and with a <c>learningRate</c> of 1 the schedule
/// is the multiplier. A step is a batch. Arguments have the library's names in .NET's casing and its defaults.</para>
/// <para>Times are Composer's strings: <c>"5ep"</c>, <c>"100ba"</c>, <c>"2000sp"</c>, <c>"3e4tok"</c>, <c>"2iter"</c>, and <c>"0.5dur"</c>, a fraction of the
/// run. Epochs and fractions become whole batches by truncation, in the library's order of multiplications: 0.29 of 2 epochs of 50
/// batches is 28 batches, not 29. Decays run as t / t_max, so the last batch of a run does not reach the end.</para>
/// </remarks>
public static partial class Composer
{
    /// <summary>A decay of the multiplier from one value to another over <c>t_max</c>, then held.</summary>
    private static Schedule Decay(ComposerRun run, double from, double to, string tMax, Fall shape)
    {
        ComposerTime end = run.Resolve(tMax);
        return end.OnBatches(new HalfOpenFall(from, to, Require.AtLeast(1, end.Value, nameof(tMax)), shape));
    }

    /// <summary>A linear warm-up, and a decay over what is left of <c>t_max</c>.</summary>
    private static Schedule WarmedDecay(
        ComposerRun run, string tWarmup, bool scaleWarmup, double from, double to, string tMax, Fall shape)
    {
        ComposerTime warm = run.Resolve(tWarmup, isScaled: false), end = run.Resolve(tMax);
        run.RequireWarmupOf(warm, end);
        Schedule decay = end.Value > warm.Value ? new HalfOpenFall(from, to, end.Value - warm.Value, shape) : new Constant(from);
        return warm.OnBatches(Warmed(run, tWarmup, scaleWarmup, from, decay));
    }

    /// <summary>A linear warm-up and what follows it, on the clock of the warm-up's unit.</summary>
    /// <remarks>In a scaled run the warm-up may be told to rise more slowly too, but it still ends unscaled: the rate then jumps, as in the library.</remarks>
    private static Schedule Warmed(ComposerRun run, string tWarmup, bool scaleWarmup, double peak, Schedule next)
    {
        long end = run.Resolve(tWarmup, isScaled: false).Value, length = run.Resolve(tWarmup, isScaled: scaleWarmup).Value;
        return end == 0 ? next : new HalfOpenRise(0, peak, Require.AtLeast(1, length, nameof(tWarmup)), Fall.Linear).For(end).Then(next);
    }
}
