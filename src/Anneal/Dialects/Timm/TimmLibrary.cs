namespace Anneal.Dialects;

/// <summary>timm's schedules by timm's own names.</summary>
internal static class TimmLibrary
{
    public static DialectLibrary Library { get; } = new("timm", "1.0.31", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["CosineLRScheduler"] = Of(a => Timm.CosineLRScheduler(
            a.LearningRate, a.Count("t_initial"), a.Number("lr_min", 0), a.Number("cycle_mul", 1), a.Number("cycle_decay", 1), a.Count("cycle_limit", 1),
            WarmupT(a), WarmupLrInit(a), Prefix(a, false), a.Number("k_decay", 1))),
        ["PolyLRScheduler"] = Of(a => Timm.PolyLRScheduler(
            a.LearningRate, a.Count("t_initial"), a.Number("power", 0.5), a.Number("lr_min", 0), a.Number("cycle_mul", 1), a.Number("cycle_decay", 1),
            a.Count("cycle_limit", 1), WarmupT(a), WarmupLrInit(a), Prefix(a, false), a.Number("k_decay", 1))),
        ["TanhLRScheduler"] = Of(a => Timm.TanhLRScheduler(
            a.LearningRate, a.Count("t_initial"), a.Number("lb", -7), a.Number("ub", 3), a.Number("lr_min", 0), a.Number("cycle_mul", 1),
            a.Number("cycle_decay", 1), a.Count("cycle_limit", 1), WarmupT(a), WarmupLrInit(a), Prefix(a, false))),
        ["StepLRScheduler"] = Of(a => Timm.StepLRScheduler(
            a.LearningRate, a.Number("decay_t"), a.Number("decay_rate", 1), WarmupT(a), WarmupLrInit(a), Prefix(a, true))),
        ["MultiStepLRScheduler"] = Of(a => Timm.MultiStepLRScheduler(
            a.LearningRate, a.Counts("decay_t"), a.Number("decay_rate", 1), WarmupT(a), WarmupLrInit(a), Prefix(a, true))),
        ["WSDLRScheduler"] = Of(a => Timm.WSDLRScheduler(
            a.LearningRate, a.Count("t_initial"), a.Count("decay_t"), a.Number("lr_min", 0),
            a.Word("stable_fn", "constant"), a.NumberOrNull("stable_timescale"), a.Number("stable_power", 0.5),
            a.Word("decay_fn", "1-sqrt"), a.Number("decay_power", 0.5), a.Number("decay_ratio", 0.1), WarmupT(a), WarmupLrInit(a))),
        ["PlateauLRScheduler"] = Of(a => Timm.PlateauLRScheduler(
            a.LearningRate, a.Number("decay_rate", 0.1), a.Count("patience_t", 10), a.Number("threshold", 1e-4), a.Count("cooldown_t", 0),
            WarmupT(a), WarmupLrInit(a), a.Number("lr_min", 0), a.Word("mode", "max"))),
    });

    private static long WarmupT(DialectArguments a) => a.Count("warmup_t", 0);

    private static double WarmupLrInit(DialectArguments a) => a.Number("warmup_lr_init", 0);

    private static bool Prefix(DialectArguments a, bool ifAbsent) => a.Flag("warmup_prefix", ifAbsent);

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => arguments =>
    {
        arguments.Ignore("t_in_epochs", "initialize", "verbose", "noise_type", "noise_pct", "noise_std", "noise_seed");
        if (arguments.Has("noise_range_t"))
            throw new DialectException("'noise_range_t' asks for PyTorch's random numbers, which cannot be had here. Leave it out for the schedule without noise.");
        return new Plan(build(arguments));
    };
}
