namespace Anneal.Dialects;

/// <summary>PyTorch's schedules by PyTorch's own names.</summary>
internal static class PyTorchLibrary
{
    public static DialectLibrary Library { get; } = new("torch", "2.13.0", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["LambdaLR"] = a => throw IsCode("lr_lambda", "LambdaLR"),
        ["MultiplicativeLR"] = a => throw IsCode("lr_lambda", "MultiplicativeLR"),
        ["StepLR"] = Of(a => PyTorch.StepLR(a.LearningRate, a.Count("step_size"), a.Number("gamma", 0.1))),
        ["MultiStepLR"] = Of(a => PyTorch.MultiStepLR(a.LearningRate, a.Counts("milestones"), a.Number("gamma", 0.1))),
        ["ConstantLR"] = Of(a => PyTorch.ConstantLR(a.LearningRate, a.Number("factor", 1.0 / 3), a.Count("total_iters", 5))),
        ["LinearLR"] = Of(a => PyTorch.LinearLR(
            a.LearningRate, a.Number("start_factor", 1.0 / 3), a.Number("end_factor", 1), a.Count("total_iters", 5))),
        ["ExponentialLR"] = Of(a => PyTorch.ExponentialLR(a.LearningRate, a.Number("gamma"))),
        ["PolynomialLR"] = Of(a => PyTorch.PolynomialLR(a.LearningRate, a.Count("total_iters", 5), a.Number("power", 1))),
        ["CosineAnnealingLR"] = Of(a => PyTorch.CosineAnnealingLR(a.LearningRate, a.Count("T_max"), a.Number("eta_min", 0))),
        ["CosineAnnealingWarmRestarts"] = Of(a => PyTorch.CosineAnnealingWarmRestarts(
            a.LearningRate, a.Count("T_0"), a.Count("T_mult", 1), a.Number("eta_min", 0))),
        ["SWALR"] = Of(a => PyTorch.SWALR(a.LearningRate, a.Number("swa_lr"), a.Count("anneal_epochs", 10), a.Word("anneal_strategy", "cos"))),
        ["ReduceLROnPlateau"] = Of(a => PyTorch.ReduceLROnPlateau(
            a.LearningRate, a.Word("mode", "min"), a.Number("factor", 0.1), a.Count("patience", 10), a.Number("threshold", 1e-4),
            a.Word("threshold_mode", "rel"), a.Count("cooldown", 0), a.Number("min_lr", 0), a.Number("eps", 1e-8))),
        ["CyclicLR"] = Common(Cyclic),
        ["OneCycleLR"] = Common(a => PyTorch.OneCycleLR(
            a.Number("max_lr"), TotalSteps(a), a.Number("pct_start", 0.3), a.Word("anneal_strategy", "cos"), a.Flag("cycle_momentum", true),
            a.Number("base_momentum", 0.85), a.Number("max_momentum", 0.95), a.Number("div_factor", 25), a.Number("final_div_factor", 1e4),
            a.Flag("three_phase", false))),
        ["SequentialLR"] = Common(a => PyTorch.SequentialLR(a.LearningRate, Pieces(a), a.Counts("milestones"))),
        ["ChainedScheduler"] = Common(a => PyTorch.ChainedScheduler(a.LearningRate, Pieces(a))),
    });

    private static Plan Cyclic(DialectArguments a)
    {
        if (a.Has("scale_fn"))
            throw IsCode("scale_fn", "CyclicLR");
        a.Ignore("scale_mode");
        return PyTorch.CyclicLR(
            a.Number("base_lr"), a.Number("max_lr"), a.Number("step_size_up", 2000), a.NumberOrNull("step_size_down"), a.Word("mode", "triangular"),
            a.Number("gamma", 1), a.Flag("cycle_momentum", true), a.Number("base_momentum", 0.8), a.Number("max_momentum", 0.9));
    }

    private static long TotalSteps(DialectArguments a)
    {
        long? epochs = a.CountOrNull("epochs"), stepsPerEpoch = a.CountOrNull("steps_per_epoch");
        if (a.CountOrNull("total_steps") is { } steps)
            return steps;
        return epochs is { } each && stepsPerEpoch is { } perEpoch
            ? Require.AtLeast(1, each, "epochs") * Require.AtLeast(1, perEpoch, "steps_per_epoch")
            : throw new DialectException("Give either 'total_steps' or both 'epochs' and 'steps_per_epoch'.");
    }

    private static Plan[] Pieces(DialectArguments a)
    {
        a.Ignore("optimizer");
        return [.. a.Pieces("schedulers").Select(piece => a.Build(piece.Name, piece.Arguments))];
    }

    private static DialectException IsCode(string argument, string schedule) =>
        new($"'{argument}' is a function, which a file cannot hold. Build the schedule in C#: PyTorch.{schedule}.");

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => Common(arguments => new Plan(build(arguments)));

    private static Func<DialectArguments, Plan> Common(Func<DialectArguments, Plan> build) => arguments =>
    {
        arguments.Ignore("last_epoch", "verbose");
        return build(arguments);
    };
}
