namespace Anneal.Dialects;

/// <summary>PyTorch's schedules by PyTorch's own names.</summary>
internal static class PyTorchLibrary
{
    public static DialectLibrary Library { get; } = new("torch", "2.13.0", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["StepLR"] = Of(a => PyTorch.StepLR(a.LearningRate, a.Count("step_size"), a.Number("gamma", 0.1))),
        ["MultiStepLR"] = Of(a => PyTorch.MultiStepLR(a.LearningRate, a.Counts("milestones"), a.Number("gamma", 0.1))),
        ["ExponentialLR"] = Of(a => PyTorch.ExponentialLR(a.LearningRate, a.Number("gamma"))),
        ["CyclicLR"] = Common(a => PyTorch.CyclicLR(
            a.Number("base_lr"), a.Number("max_lr"), a.Number("step_size_up", 2000), a.NumberOrNull("step_size_down"), a.Word("mode", "triangular"),
            a.Number("gamma", 1), a.Flag("cycle_momentum", true), a.Number("base_momentum", 0.8), a.Number("max_momentum", 0.9))),
        ["OneCycleLR"] = Common(a => PyTorch.OneCycleLR(
            a.Number("max_lr"), TotalSteps(a), a.Number("pct_start", 0.3), a.Word("anneal_strategy", "cos"), a.Flag("cycle_momentum", true),
            a.Number("base_momentum", 0.85), a.Number("max_momentum", 0.95), a.Number("div_factor", 25), a.Number("final_div_factor", 1e4),
            a.Flag("three_phase", false))),
    });

    private static long TotalSteps(DialectArguments a)
    {
        long? epochs = a.CountOrNull("epochs"), stepsPerEpoch = a.CountOrNull("steps_per_epoch");
        return a.CountOrNull("total_steps") ?? epochs * stepsPerEpoch
            ?? throw new DialectException("Give either 'total_steps' or both 'epochs' and 'steps_per_epoch'.");
    }

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => Common(arguments => new Plan(build(arguments)));

    private static Func<DialectArguments, Plan> Common(Func<DialectArguments, Plan> build) => arguments =>
    {
        arguments.Ignore("last_epoch", "verbose");
        return build(arguments);
    };
}
