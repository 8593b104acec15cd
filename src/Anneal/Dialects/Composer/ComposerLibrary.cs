namespace Anneal.Dialects;

/// <summary>Composer's schedules by Composer's own names.</summary>
internal static class ComposerLibrary
{
    private const string WholeRun = "1dur";

    public static DialectLibrary Library { get; } = new("composer", "0.32.1", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["StepScheduler"] = Of((a, run) => Composer.StepScheduler(a.LearningRate, run, Time(a, "step_size"), a.Number("gamma", 0.1))),
        ["MultiStepScheduler"] = Of((a, run) => Composer.MultiStepScheduler(a.LearningRate, run, Times(a, "milestones"), a.Number("gamma", 0.1))),
        ["ConstantScheduler"] = Of((a, run) => Composer.ConstantScheduler(a.LearningRate, run, a.Number("alpha", 1), a.Word("t_max", WholeRun))),
        ["LinearScheduler"] = Of((a, run) => Composer.LinearScheduler(
            a.LearningRate, run, a.Number("alpha_i", 1), a.Number("alpha_f", 0), a.Word("t_max", WholeRun))),
        ["ExponentialScheduler"] = Of((a, run) => Composer.ExponentialScheduler(a.LearningRate, run, a.Number("gamma"), a.Word("decay_period", "1ep"))),
        ["CosineAnnealingScheduler"] = Of((a, run) => Composer.CosineAnnealingScheduler(
            a.LearningRate, run, a.Word("t_max", WholeRun), a.Number("alpha_f", 0))),
        ["CosineAnnealingWarmRestartsScheduler"] = Of((a, run) => Composer.CosineAnnealingWarmRestartsScheduler(
            a.LearningRate, run, Time(a, "t_0"), a.Number("t_mult", 1), a.Number("alpha_f", 0))),
        ["PolynomialScheduler"] = Of((a, run) => Composer.PolynomialScheduler(
            a.LearningRate, run, a.Number("power"), a.Word("t_max", WholeRun), a.Number("alpha_f", 0))),
        ["MultiStepWithWarmupScheduler"] = Of((a, run) => Composer.MultiStepWithWarmupScheduler(
            a.LearningRate, run, Time(a, "t_warmup"), Times(a, "milestones"), a.Number("gamma", 0.1), ScaleWarmup(a))),
        ["ConstantWithWarmupScheduler"] = Of((a, run) => Composer.ConstantWithWarmupScheduler(
            a.LearningRate, run, Time(a, "t_warmup"), a.Number("alpha", 1), a.Word("t_max", WholeRun), ScaleWarmup(a))),
        ["LinearWithWarmupScheduler"] = Of((a, run) => Composer.LinearWithWarmupScheduler(
            a.LearningRate, run, Time(a, "t_warmup"), a.Number("alpha_i", 1), a.Number("alpha_f", 0), a.Word("t_max", WholeRun), ScaleWarmup(a))),
        ["CosineAnnealingWithWarmupScheduler"] = Of((a, run) => Composer.CosineAnnealingWithWarmupScheduler(
            a.LearningRate, run, Time(a, "t_warmup"), a.Word("t_max", WholeRun), a.Number("alpha_f", 0), ScaleWarmup(a))),
        ["PolynomialWithWarmupScheduler"] = Of((a, run) => Composer.PolynomialWithWarmupScheduler(
            a.LearningRate, run, Time(a, "t_warmup"), a.Number("power", 2), a.Word("t_max", WholeRun), a.Number("alpha_f", 0), ScaleWarmup(a))),
    });

    private static string Time(DialectArguments a, string name) => a.WordOrNull(name)
        ?? throw new DialectException($"'{name}' is missing, and the library has no default for it. It is a time string, such as \"1ep\".");

    private static string[] Times(DialectArguments a, string name) => [.. a.Elements(name).Select(time => time.GetString() ?? "null")];

    private static bool ScaleWarmup(DialectArguments a) => a.Flag("scale_warmup", false);

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, ComposerRun, Schedule> build) => arguments =>
        new Plan(build(arguments, RunOf(arguments.Run)));

    private static ComposerRun RunOf(DialectRun run) => new(
        run.MaxDuration ?? throw new DialectException("'max_duration' is missing: the run's length beside the arguments, such as \"10ep\"."),
        run.BatchesPerEpoch)
    {
        SamplesPerBatch = run.SamplesPerBatch,
        TokensPerBatch = run.TokensPerBatch,
        BatchesPerIteration = run.BatchesPerIteration,
        ScaleScheduleRatio = run.ScaleScheduleRatio ?? 1,
    };
}
