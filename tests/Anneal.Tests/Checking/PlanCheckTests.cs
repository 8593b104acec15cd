namespace Anneal.Tests.Checking;

/// <summary>Of each problem a broken plan that has it, and a sound neighbor that has none.</summary>
public sealed class PlanCheckTests
{
    private static readonly RunLength Run = new(steps: 1000, stepsPerEpoch: 100);

    [Theory]
    [InlineData("linear from 0.1 to 0 for 1000 steps; momentum 1", "momentum-out-of-range", Channel.Momentum, 0, 1.0)]
    [InlineData("linear from 0.1 to 0 for 1000 steps; momentum linear from 0.5 to -0.1 for 1000 steps", "momentum-out-of-range", Channel.Momentum, 833, null)]
    [InlineData("linear from 0.1 to -0.1 for 1000 steps", "negative-rate", Channel.LearningRate, 500, null)]
    [InlineData("linear from 0.1 to 0 for 1000 steps; weight-decay -0.1", "negative-weight-decay", Channel.WeightDecay, 0, -0.1)]
    [InlineData("linear from 0.1 to 0 for 1000 steps; batch-size 0.2", "no-batch", Channel.BatchSize, 0, 0.2)]
    [InlineData("triangular-cycle(low 0, high 1e300, up 500 steps, scale exponential-range, gamma 1e300)", "not-finite", Channel.LearningRate, 1, null)]
    [InlineData("strict(linear from 0.1 to 0 for 900 steps)", "no-value", Channel.LearningRate, 900, null)]
    [InlineData("pytorch-one-cycle(length 900 steps, rise-end 269, initial 0.01, peak 0.1, last 0)", "no-value", Channel.LearningRate, 901, null)]
    [InlineData("linear from 0.1 to 0 for 1100 steps", "plan-longer-than-run", Channel.LearningRate, 999, null)]
    [InlineData("linear from 0.1 to 0.01 for 10 steps", "stepped-per-update", Channel.LearningRate, 10, null)]
    [InlineData("linear from 0.1 to 0.01 for 100000 steps", "counted-twice", Channel.LearningRate, 1000, null)]
    [InlineData("linear from 0.01 to 0.1 for 1200 steps -> cosine to 0 for 100 steps", "warmup-longer-than-run", Channel.LearningRate, 999, null)]
    [InlineData("linear from 0.01 to 0.1 for 900 steps -> linear from 0.05 to 0.02 for 2000 steps", "plan-longer-than-run", Channel.LearningRate, 999, null)]
    [InlineData("triangular-cycle(low 0.01, high 0.1, up 1500 steps)", "peak-never-used", Channel.LearningRate, 999, null)]
    [InlineData("linear from 0.01 to 0.1 for 4 steps -> linear from 0.05 to 0 for 996 steps", "peak-never-used", Channel.LearningRate, 3, 0.0775)]
    [InlineData("hold 0.1 for 500 steps -> hold 0 for 200 steps -> hold 0.1 for 300 steps", "dead-stage", Channel.LearningRate, 500, 0.0)]
    [InlineData("hold 0.1 for 1000 steps -> linear to 0 for 100 steps", "stage-never-reached", Channel.LearningRate, 1000, null)]
    [InlineData("0", "no-rate", Channel.LearningRate, 0, 0.0)]
    [InlineData("linear from 0.1 to 0 for 1000 steps; group head(added-at 1000 steps)", "group-never-joins", "learning-rate of 'head'", 1000, null)]
    [InlineData("linear from 0.1 to 0 for 1000 steps; group head(momentum 1.5)", "momentum-out-of-range", "momentum of 'head'", 0, 1.5)]
    public void An_error_is_found_with_its_step_and_value(string text, string code, string channel, long step, double? value) =>
        ExpectFound(Plan.Parse(text), Stepping.PerUpdate, ProblemSeverity.Error, code, channel, step, value);

    [Theory]
    [InlineData("warmup 100 steps -> cosine from 0.1 to 0.01 for 900 steps", "zero-first-update", Channel.LearningRate, 0, 0.0)]
    [InlineData("linear from 0.1 to 0 for 900 steps", "plan-shorter-than-run", Channel.LearningRate, 900, 0.0)]
    [InlineData("forever(linear from 0.1 to 0 for 500 steps)", "plan-shorter-than-run", Channel.LearningRate, 500, 0.1)]
    [InlineData("linear from 0.1 to 0.0999 for 1001 steps", "plan-longer-than-run", Channel.LearningRate, 999, null)]
    [InlineData("linear from 0.01 to 0.1 for 500 steps -> linear from 0.05 to 0 for 500 steps", "jump", Channel.LearningRate, 500, 0.05)]
    [InlineData("hold 0.1 for 500 steps -> hold 0.2 for 500 steps", "jump", Channel.LearningRate, 500, 0.2)]
    [InlineData("exponential-decay(initial 0.1, factor 0.1, period 30 steps)", "vanished-rate", Channel.LearningRate, 181, null)]
    [InlineData("warm-restarts(peak 0.1, period 950 steps)", "ends-in-mid-cycle", Channel.LearningRate, 999, null)]
    [InlineData("linear from 0.1 to 0 for 1000 steps; momentum linear from 0.5 to 0.9 for 500 steps", "channel-length", Channel.Momentum, 500, 0.9)]
    [InlineData("linear from 0.1 to 0 for 1000 steps; group head(learning-rate cosine from 1 to 0 for 500 steps)", "group-length", "learning-rate of 'head'", 500, null)]
    public void A_warning_is_found_with_its_step_and_value(string text, string code, string channel, long step, double? value) =>
        ExpectFound(Plan.Parse(text), Stepping.PerUpdate, ProblemSeverity.Warning, code, channel, step, value);

    [Fact]
    public void A_plan_of_updates_that_is_stepped_once_an_epoch_is_an_error() =>
        ExpectFound(Plan.Parse("linear from 0.1 to 0.01 for 1000 steps"), Stepping.PerEpoch, ProblemSeverity.Error, "stepped-per-epoch", Channel.LearningRate, 10, null);

    [Theory]
    [InlineData("linear from 0.1 to 0 for 1000 steps; momentum 0.999999")]
    [InlineData("linear from 0.1 to 0 for 1000 steps; momentum linear from 0.5 to 0 for 1000 steps; weight-decay 0; batch-size 1")]
    [InlineData("strict(linear from 0.1 to 0 for 1000 steps)")]
    [InlineData("pytorch-one-cycle(length 1000 steps, rise-end 299, initial 0.01, peak 0.1, last 0)")]
    [InlineData("warmup 100 steps from 0.001 -> cosine from 0.1 to 0 for 900 steps")]
    [InlineData("linear from 0.01 to 0.1 for 999 steps -> cosine to 0 for 1 step")]
    [InlineData("triangular-cycle(low 0.01, high 0.1, up 500 steps)")]
    [InlineData("linear from 0.01 to 0.1 for 4 steps -> linear to 0 for 996 steps")]
    [InlineData("hold 0.1 for 500 steps -> hold 0.01 for 500 steps")]
    [InlineData("per-epoch(linear from 0.1 to 0 for 10 steps, epoch 100 steps)")]
    [InlineData("exponential-decay(initial 0.1, factor 0.1, period 300 steps)")]
    [InlineData("warm-restarts(peak 0.1, period 250 steps)")]
    [InlineData("repeated(cosine from 0.1 to 0 for 250 steps, times 4)")]
    [InlineData("piecewise-constant(boundaries 500 750, values 0.1 0.01 0.001)")]
    [InlineData("0.1; momentum 0.9")]
    [InlineData("linear from 0.1 to 0 for 1000 steps; group head(added-at 999 steps); group body(learning-rate cosine from 1 to 0 for 1000 steps)")]
    public void A_sound_plan_has_no_problems(string text) => Assert.Empty(PlanCheck.Run(Plan.Parse(text), Run));

    [Fact]
    public void A_plan_of_epochs_that_is_stepped_once_an_epoch_is_sound() =>
        Assert.Empty(PlanCheck.Run(Plan.Parse("linear from 0.1 to 0.01 for 10 steps"), Run, Stepping.PerEpoch));

    [Fact]
    public void The_presets_of_this_library_are_sound_in_runs_of_their_length() => Assert.All(
        new[] { new OneCycle(1, 1000).Build(), new CosineOneCycle(1, 1000).Build(), new OneCycleAsCoded(1, 1000).Build(), new Plan(new FlatCosine(1, 1000).Build()), new Plan(new SlantedTriangular(1, 1000).Build()) },
        plan => Assert.DoesNotContain(PlanCheck.Run(plan, Run), problem => problem.Severity == ProblemSeverity.Error));

    [Fact]
    public void Errors_stand_before_warnings_and_each_has_a_remedy()
    {
        IReadOnlyList<PlanProblem> problems = PlanCheck.Run(Plan.Parse("warmup 100 steps -> linear from 0.1 to -0.1 for 800 steps; momentum 2"), Run);

        Assert.Equal(["momentum-out-of-range", "negative-rate", "zero-first-update", "plan-shorter-than-run"], problems.Select(problem => problem.Code));
        Assert.All(problems, problem => Assert.EndsWith(".", problem.Remedy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RoundTripExamples))]
    public void Any_schedule_can_be_checked(int example) => Assert.NotNull(PlanCheck.Run(new Plan(ScheduleExamples.All[example]), Run));

    public static TheoryData<int> RoundTripExamples => ScheduleExamples.Indices;

    private static void ExpectFound(Plan plan, Stepping stepping, ProblemSeverity severity, string code, string channel, long step, double? value)
    {
        PlanProblem found = Assert.Single(PlanCheck.Run(plan, Run, stepping), problem => problem.Code == code);

        Assert.Equal((severity, channel, step), (found.Severity, found.Channel, found.Step!.Value));
        if (value is { } expected)
            Assert.Equal(expected, found.Value!.Value, 1e-12);
    }
}
