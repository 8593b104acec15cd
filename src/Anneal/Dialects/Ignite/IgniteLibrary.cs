namespace Anneal.Dialects;

/// <summary>Ignite's schedules by Ignite's own names; a piece of PyTorch's is "torch" and PyTorch's name.</summary>
internal static class IgniteLibrary
{
    private const string OfPyTorch = "torch ";

    public static DialectLibrary Library { get; } = new("ignite", "0.5.5", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["LinearCyclicalScheduler"] = Of(a => Ignite.LinearCyclicalScheduler(
            a.Number("start_value"), a.Number("end_value"), a.Count("cycle_size"), a.Number("cycle_mult", 1), a.Number("start_value_mult", 1),
            a.Number("end_value_mult", 1), a.Count("warmup_duration", 0), a.Flag("monotonic", false))),
        ["CosineAnnealingScheduler"] = Of(a => Ignite.CosineAnnealingScheduler(
            a.Number("start_value"), a.Number("end_value"), a.Count("cycle_size"), a.Number("cycle_mult", 1), a.Number("start_value_mult", 1),
            a.Number("end_value_mult", 1), a.Count("warmup_duration", 0))),
        ["PiecewiseLinear"] = Of(a => Ignite.PiecewiseLinear(a.Elements("milestones_values").Select(pair => (pair[0].GetInt64(), pair[1].GetDouble())))),
        ["ConcatScheduler"] = Of(a => Ignite.ConcatScheduler(
            a.Pieces("schedulers").Select(piece => a.Build(piece.Name, piece.Arguments).LearningRate), a.Counts("durations"))),
        ["create_lr_scheduler_with_warmup"] = Of(WithWarmup),
        ["ExpStateScheduler"] = Of(a => Ignite.ExpStateScheduler(a.Number("initial_value"), a.Number("gamma"))),
        ["StepStateScheduler"] = Of(a => Ignite.StepStateScheduler(a.Number("initial_value"), a.Number("gamma"), a.Count("step_size"))),
        ["MultiStepStateScheduler"] = Of(a => Ignite.MultiStepStateScheduler(a.Number("initial_value"), a.Number("gamma"), a.Counts("milestones"))),
    });

    private static Schedule WithWarmup(DialectArguments a)
    {
        (string name, DialectArguments arguments) = a.Piece("lr_scheduler");
        bool isOfPyTorch = name.StartsWith(OfPyTorch, StringComparison.Ordinal);
        Plan inner = isOfPyTorch ? DialectLibrary.Find("torch").Build(name[OfPyTorch.Length..], arguments) : a.Build(name, arguments);
        return Ignite.CreateLrSchedulerWithWarmup(
            inner.LearningRate, isOfPyTorch, a.Number("warmup_start_value"), a.Count("warmup_duration"), a.NumberOrNull("warmup_end_value"));
    }

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => arguments =>
    {
        arguments.Ignore("param_name", "param_group_index", "save_history", "create_new");
        return new Plan(build(arguments));
    };
}
