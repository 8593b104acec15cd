namespace Anneal.Dialects;

/// <summary>DeepSpeed's schedules by DeepSpeed's own names.</summary>
internal static class DeepSpeedLibrary
{
    /// <summary>PyTorch's optimizers without β, whose momentum the library does not touch.</summary>
    private static readonly string[] WithoutBetas = ["SGD", "RMSprop", "Rprop", "Adagrad", "Adadelta", "ASGD", "LBFGS"];

    public static DialectLibrary Library { get; } = new("deepspeed", "0.19.8", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["LRRangeTest"] = Of(a => DeepSpeed.LRRangeTest(
            a.Number("lr_range_test_min_lr", 1e-3), a.Count("lr_range_test_step_size", 2000), a.Number("lr_range_test_step_rate", 1),
            a.Flag("lr_range_test_staircase", false))),
        ["OneCycle"] = Common(OneCycle),
        ["WarmupLR"] = Of(a => DeepSpeed.WarmupLR(
            a.Run.LearningRateOf(0), a.Number("warmup_min_lr", 0), a.NumberOrNull("warmup_max_lr"), a.Count("warmup_num_steps", 1000),
            a.Word("warmup_type", "log"))),
        ["WarmupDecayLR"] = Of(a => DeepSpeed.WarmupDecayLR(
            a.Count("total_num_steps"), a.Number("warmup_min_lr", 0), a.Number("warmup_max_lr", 0.001), a.Count("warmup_num_steps", 1000),
            a.Word("warmup_type", "log"))),
        ["WarmupCosineLR"] = Of(a => DeepSpeed.WarmupCosineLR(
            a.LearningRate, a.Count("total_num_steps"), a.Number("warmup_min_ratio", 0), a.Count("warmup_num_steps", 1000),
            a.Number("cos_min_ratio", 0.0001), a.Word("warmup_type", "log"))),
    });

    private static Plan OneCycle(DialectArguments a)
    {
        bool cycleMomentum = a.Flag("cycle_momentum", true) && !WithoutBetas.Contains(a.Run.Optimizer);
        return DeepSpeed.OneCycle(
            a.Number("cycle_min_lr"), a.Number("cycle_max_lr"), a.Number("decay_lr_rate", 0), a.Number("cycle_first_step_size", 2000),
            a.NumberOrNull("cycle_second_step_size"), a.Count("cycle_first_stair_count", 0), a.CountOrNull("cycle_second_stair_count"),
            a.Number("decay_step_size", 0), cycleMomentum, a.Number("cycle_min_mom", 0.8), a.Number("cycle_max_mom", 0.9),
            a.Number("decay_mom_rate", 0));
    }

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => Common(arguments => new Plan(build(arguments)));

    private static Func<DialectArguments, Plan> Common(Func<DialectArguments, Plan> build) => arguments =>
    {
        arguments.Ignore("last_batch_iteration");
        return build(arguments);
    };
}
