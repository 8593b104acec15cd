namespace Anneal.Dialects;

/// <summary>Ignite's schedules by Ignite's own names; a piece of PyTorch's is "torch" and PyTorch's name.</summary>
internal static class IgniteLibrary
{
    private const string OfPyTorch = "torch ";

    public static DialectLibrary Library { get; } = new("ignite", "0.5.5", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["LinearCyclicalScheduler"] = Of(a => Ignite.LinearCyclicalScheduler(
            a.Number("start_value"), a.Number("end_value"), (long)a.Number("cycle_size"), a.Number("cycle_mult", 1), a.Number("start_value_mult", 1),
            a.Number("end_value_mult", 1), a.Count("warmup_duration", 0), a.Flag("monotonic", false))),
        ["CosineAnnealingScheduler"] = Of(a => Ignite.CosineAnnealingScheduler(
            a.Number("start_value"), a.Number("end_value"), (long)a.Number("cycle_size"), a.Number("cycle_mult", 1), a.Number("start_value_mult", 1),
            a.Number("end_value_mult", 1), a.Count("warmup_duration", 0))),
        ["PiecewiseLinear"] = Of(a => Ignite.PiecewiseLinear(a.Elements("milestones_values").Select(pair => (pair[0].GetInt64(), pair[1].GetDouble())))),
        ["ConcatScheduler"] = Of(a => Ignite.ConcatScheduler(
            a.Pieces("schedulers").Select(piece => ScheduleOf(a.Build(piece.Name, piece.Arguments))), a.Counts("durations"))),
        ["create_lr_scheduler_with_warmup"] = WithWarmup,
        ["ExpStateScheduler"] = Of(a => Ignite.ExpStateScheduler(a.Number("initial_value"), a.Number("gamma"))),
        ["StepStateScheduler"] = Of(a => Ignite.StepStateScheduler(a.Number("initial_value"), a.Number("gamma"), a.Count("step_size"))),
        ["MultiStepStateScheduler"] = Of(a => Ignite.MultiStepStateScheduler(a.Number("initial_value"), a.Number("gamma"), a.Counts("milestones"))),
    });

    private static Plan WithWarmup(DialectArguments a)
    {
        a.Ignore("save_history", "output_simulated_values");
        (string name, DialectArguments arguments) = a.Piece("lr_scheduler");
        bool isOfPyTorch = name.StartsWith(OfPyTorch, StringComparison.Ordinal);
        Plan inner = isOfPyTorch ? DialectLibrary.Find("torch").Build(name[OfPyTorch.Length..], arguments) : a.Build(name, arguments);
        double? end = a.NumberOrNull("warmup_end_value") ?? (isOfPyTorch ? null : a.LearningRate);
        Schedule rate = Ignite.CreateLrSchedulerWithWarmup(inner.LearningRate, isOfPyTorch, a.Number("warmup_start_value"), a.Count("warmup_duration"), end);
        Schedule? momentum = inner.Channels.FirstOrDefault(channel => channel.Name == Channel.Momentum)?.Schedule;
        return new(rate, momentum is null ? null : AfterTheRise(momentum, rate));
    }

    /// <summary>A momentum that PyTorch cycles with the rate: it waits at its first value for the end of the warm-up.</summary>
    private static Schedule AfterTheRise(Schedule momentum, Schedule rate)
    {
        long rise = ((Sequence)rate).Stages[0].Steps;
        return new Cut(new Constant(momentum.At(0)), rise).Then(new LateStart(momentum, 1));
    }

    /// <summary>The value goes to the parameter that is named, the learning rate unless another is.</summary>
    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => arguments =>
    {
        arguments.Ignore("param_group_index", "save_history", "create_new");
        Schedule schedule = build(arguments);
        return arguments.WordOrNull("param_name") switch
        {
            "momentum" => new Plan(new Constant(arguments.LearningRate), momentum: schedule),
            "weight_decay" => new Plan(new Constant(arguments.LearningRate), weightDecay: schedule),
            _ => new Plan(schedule),
        };
    };

    /// <summary>The schedule of a piece, whatever parameter it is for.</summary>
    private static Schedule ScheduleOf(Plan plan) => plan.Channels.Count == 0 ? plan.LearningRate : plan.Channels[0].Schedule;
}
