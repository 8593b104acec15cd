namespace Anneal.Dialects;

/// <summary>Schedules as timm (PyTorch Image Models) runs them, under the names of its classes (version 1.0.31).</summary>
/// <remarks>
/// <para>Step t is what <c>scheduler.step(t)</c> or <c>step_update(t)</c> sets, so a step is an epoch or an update, as the caller counts; for epochs in a loop
/// of updates see <see cref="Schedule.PerEpoch"/>. Arguments have the library's names in .NET's casing and its defaults; <c>learningRate</c> is the
/// <c>lr</c> of the optimizer's parameter group.</para>
/// <para>The warm-up is <c>warmup_lr_init + t (lr − warmup_lr_init) / warmup_t</c> for t &lt; warmup_t. Without <c>warmup_prefix</c> the clock of
/// the decay runs during the warm-up, so the rate drops where they join and the peak is never used; <see cref="Schedule.WithWarmup"/> puts the
/// warm-up before. timm's noise comes from PyTorch's random numbers and is not to be had here.</para>
/// </remarks>
public static partial class Timm
{
    /// <summary>A schedule behind or under timm's warm-up.</summary>
    private static Schedule Warmed(Schedule main, double target, long warmupT, double warmupLrInit, bool warmupPrefix)
    {
        var ramp = new Ramp(Require.Finite(warmupLrInit), target, Require.AtLeast(0, warmupT));
        return warmupT == 0 ? main : ramp.Then(warmupPrefix ? main : new LateStart(main, warmupT));
    }
}
