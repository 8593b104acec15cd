namespace Anneal.Dialects;

/// <summary>MMEngine's schedules by MMEngine's own names.</summary>
internal static class MMEngineLibrary
{
    public static DialectLibrary Library { get; } = new("mmengine", "0.10.7", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["StepLR"] = Of((a, begin, end) => MMEngine.StepLR(a.LearningRate, a.Count("step_size"), a.Number("gamma", 0.1), begin, end)),
        ["MultiStepLR"] = Of((a, begin, end) => MMEngine.MultiStepLR(a.LearningRate, a.Counts("milestones"), a.Number("gamma", 0.1), begin, end)),
        ["ConstantLR"] = Of((a, begin, end) => MMEngine.ConstantLR(a.LearningRate, a.Number("factor", 1.0 / 3), begin, end)),
        ["ExponentialLR"] = Of((a, begin, end) => MMEngine.ExponentialLR(a.LearningRate, a.Number("gamma"), begin, end)),
        ["LinearLR"] = Of((a, begin, end) => MMEngine.LinearLR(
            a.LearningRate, a.Number("start_factor", 1.0 / 3), a.Number("end_factor", 1), begin, end)),
        ["PolyLR"] = Of((a, begin, end) => MMEngine.PolyLR(a.LearningRate, a.Number("eta_min", 0), a.Number("power", 1), begin, end)),
        ["CosineAnnealingLR"] = Of((a, begin, end) => MMEngine.CosineAnnealingLR(
            a.LearningRate, a.CountOrNull("T_max"), a.NumberOrNull("eta_min"), a.NumberOrNull("eta_min_ratio"), begin, end)),
        ["CosineRestartLR"] = Of((a, begin, end) => MMEngine.CosineRestartLR(
            a.LearningRate, a.Counts("periods"), a.Has("restart_weights") ? a.Numbers("restart_weights") : null,
            a.NumberOrNull("eta_min"), a.NumberOrNull("eta_min_ratio"), begin, end)),
        ["OneCycleLR"] = Of((a, begin, end) => MMEngine.OneCycleLR(
            a.LearningRate, a.Number("eta_max", 0), a.CountOrNull("total_steps"), a.Number("pct_start", 0.3), a.Word("anneal_strategy", "cos"),
            a.Number("div_factor", 25), a.Number("final_div_factor", 1e4), a.Flag("three_phase", false), begin, end)),
        ["ReduceOnPlateauLR"] = Of(Plateau),
    });

    private static Schedule Plateau(DialectArguments a, long begin, long end)
    {
        a.Ignore("monitor");
        return MMEngine.ReduceOnPlateauLR(
            a.LearningRate, a.Word("rule", "less"), a.Number("factor", 0.1), a.Count("patience", 10), a.Number("threshold", 1e-4),
            a.Word("threshold_rule", "rel"), a.Count("cooldown", 0), a.Number("min_value", 0), a.Number("eps", 1e-8), begin, end);
    }

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, long, long, Schedule> build) => arguments =>
    {
        arguments.Ignore("last_step", "by_epoch", "verbose", "param_name");
        return new Plan(build(arguments, arguments.Count("begin", 0), arguments.Count("end", MMEngine.Infinity)));
    };
}
