namespace Anneal.Dialects;

/// <summary>Transformers's schedules by Transformers's own names.</summary>
internal static class TransformersLibrary
{
    public static DialectLibrary Library { get; } = new("transformers", "5.23.0", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["constant"] = Of(a => Transformers.Constant(a.LearningRate)),
        ["constant_with_warmup"] = Of(a => Transformers.ConstantWithWarmup(a.LearningRate, Warmup(a))),
        ["linear"] = Of(a => Transformers.Linear(a.LearningRate, Warmup(a), Total(a))),
        ["cosine"] = Of(a => Transformers.Cosine(a.LearningRate, Warmup(a), Total(a), a.Number("num_cycles", 0.5))),
        ["cosine_with_restarts"] = Of(a => Transformers.CosineWithRestarts(a.LearningRate, Warmup(a), Total(a), a.Number("num_cycles", 1))),
        ["polynomial"] = Of(a => Transformers.Polynomial(
            a.LearningRate, Warmup(a), Total(a), a.Number("lr_end", 1e-7), a.Number("power", 1), a.OptimizerLearningRate)),
        ["inverse_sqrt"] = Of(a => Transformers.InverseSqrt(a.LearningRate, Warmup(a), a.NumberOrNull("timescale"))),
        ["cosine_with_min_lr"] = Of(a => Transformers.CosineWithMinLr(
            a.LearningRate, Warmup(a), Total(a), a.Number("num_cycles", 0.5), a.NumberOrNull("min_lr"), a.NumberOrNull("min_lr_rate"), a.OptimizerLearningRate)),
        ["cosine_warmup_with_min_lr"] = Of(a => Transformers.CosineWarmupWithMinLr(
            a.LearningRate, Warmup(a), Total(a), a.Number("num_cycles", 0.5), a.NumberOrNull("min_lr"), a.NumberOrNull("min_lr_rate"),
            a.NumberOrNull("warmup_lr_rate"), a.OptimizerLearningRate)),
        ["warmup_stable_decay"] = Of(a => Transformers.WarmupStableDecay(
            a.LearningRate, Warmup(a), a.Count("num_decay_steps"), a.CountOrNull("num_training_steps"), a.CountOrNull("num_stable_steps"),
            a.Word("warmup_type", "linear"), a.Word("decay_type", "cosine"), a.Number("min_lr_ratio", 0), a.Number("num_cycles", 0.5))),
        ["reduce_lr_on_plateau"] = Of(a => Transformers.ReduceLrOnPlateau(
            a.LearningRate, a.Word("mode", "min"), a.Number("factor", 0.1), a.Count("patience", 10), a.Number("threshold", 1e-4),
            a.Word("threshold_mode", "rel"), a.Count("cooldown", 0), a.Number("min_lr", 0), a.Number("eps", 1e-8))),
        ["greedy"] = Of(Greedy),
    });

    private static GreedyRate Greedy(DialectArguments a)
    {
        var test = TorchImprovement.Of(a.Word("mode", "min"), a.Number("threshold", 1e-6), a.Word("threshold_mode", "abs"));
        bool smooth = a.Flag("smooth", false);
        long window = a.Count("window_size", 50);
        return new GreedyRate(
            [.. a.OfEachGroup(group => new GreedyGroup(group.LearningRate, group.Number("min_lr", 1e-3), group.Number("max_lr", 1)))],
            a.Group,
            new(
                test, a.Number("factor", 0.95), a.Count("patience", 10), a.Count("cooldown", 0), a.Count("warmup", 0), a.Number("eps", 1e-8),
                smooth ? window : null, a.Count("reset_start", 500)));
    }

    private static long Warmup(DialectArguments a) => a.Count("num_warmup_steps");

    private static long Total(DialectArguments a) => a.Count("num_training_steps");

    /// <summary>What <c>get_scheduler</c> is always given changes nothing where a schedule does not ask for it.</summary>
    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => arguments =>
    {
        arguments.Ignore("last_epoch", "verbose", "num_warmup_steps", "num_training_steps");
        return new Plan(build(arguments));
    };
}
