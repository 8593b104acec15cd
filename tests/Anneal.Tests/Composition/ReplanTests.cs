namespace Anneal.Tests.Composition;

public sealed class ReplanTests
{
    private static readonly Schedule[] Smooth =
    [
        new Ramp(0.1, 0, 2001, Curve.Cosine), new Ramp(0.1, 0.01, 2001), new Ramp(0.1, 0, 2001, Curve.Polynomial(2)), new GeometricRamp(0.1, 1e-4, 2001),
        new Ramp(0.1, 0, 1901, Curve.Cosine).WithWarmup(100), new HyperbolicTangentDecay(0.1, 2001),
    ];

    public static TheoryData<int, long, ReplanMode> Cases
    {
        get
        {
            var data = new TheoryData<int, long, ReplanMode>();
            foreach (long total in new long[] { 1700, 2500, 4001, 20001 })
            {
                foreach (ReplanMode mode in Enum.GetValues<ReplanMode>().Where(mode => mode != ReplanMode.HoldThenDecay || total > 2001))
                {
                    for (int schedule = 0; schedule < Smooth.Length; schedule++)
                        data.Add(schedule, total, mode);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Past_values_stay_and_the_value_at_the_step_goes_on(int schedule, long total, ReplanMode mode)
    {
        foreach (long step in new long[] { 500, 1000, 1500 })
        {
            Schedule planned = Smooth[schedule], replanned = planned.Replan(step, total, mode);

            Assert.Equal(total, replanned.Steps);
            for (long t = 0; t <= step; t++)
                Assert.Equal(planned.At(t), replanned.At(t));
            Assert.Equal(planned.At(planned.Steps - 1), replanned.At(total - 1));
            Assert.Equal(replanned.At(total - 1), replanned.At(total + 100));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_later_change_is_larger_than_the_steepest_slope_at_its_pace(int schedule, long total, ReplanMode mode)
    {
        Schedule planned = Smooth[schedule], replanned = planned.Replan(1000, total, mode);
        double pace = mode == ReplanMode.HoldThenDecay ? 1 : Math.Max(1, Math.Pow(1000.0 / (total - 1001), mode == ReplanMode.ContinuousSlope ? 2 : 1));
        double steepest = Enumerable.Range(1000, 1000).Max(t => Math.Abs(planned.At(t + 1) - planned.At(t)));

        for (long t = 1000; t < total - 1; t++)
            Assert.True(Math.Abs(replanned.At(t + 1) - replanned.At(t)) <= steepest * pace * 1.0001 + 1e-15, $"step {t}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_falls_goes_on_falling(int schedule, long total, ReplanMode mode)
    {
        Schedule replanned = Smooth[schedule].Replan(1000, total, mode);

        for (long t = 1000; t < total - 1; t++)
            Assert.True(replanned.At(t + 1) <= replanned.At(t) + 1e-15, $"step {t}");
    }

    /// <summary>The slope just after the step, over that of the plan, goes to 1 as steps become finer: value and slope have no jump in the limit.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.7)]
    [InlineData(4)]
    public void With_a_continuous_slope_the_slope_at_the_step_is_the_plans_the_more_so_the_finer_the_steps(double factor)
    {
        double[] errors = [.. new[] { 100, 1000, 10_000, 100_000 }.Select(scale =>
        {
            Schedule planned = new Ramp(0.1, 0, 2 * scale + 1, Curve.Cosine), replanned = planned.Replan(scale / 2, (long)(scale / 2 + factor * 1.5 * scale) + 1);
            double before = planned.At(scale / 2 + 1) - planned.At(scale / 2), after = replanned.At(scale / 2 + 1) - replanned.At(scale / 2);
            return Math.Abs(after / before - 1);
        })];

        Assert.True(errors[0] < 0.03);
        Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.InRange(pair.Second / pair.First, 0.05, 0.2));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void With_a_continuous_value_alone_the_slope_changes_by_the_pace(double factor)
    {
        Schedule planned = new Ramp(0.1, 0, 2001), replanned = planned.Replan(1000, (long)(1000 + factor * 1000) + 1, ReplanMode.ContinuousValue);

        Assert.Equal(1 / factor, (replanned.At(1001) - replanned.At(1000)) / (planned.At(1001) - planned.At(1000)), 1e-9);
    }

    [Fact]
    public void A_hold_before_the_decay_keeps_the_decay_as_it_was()
    {
        Schedule planned = Smooth[0], replanned = planned.Replan(1500, 2501, ReplanMode.HoldThenDecay);

        for (long t = 1500; t <= 2000; t++)
            Assert.Equal(planned.At(1500), replanned.At(t));
        for (long t = 1500; t <= 2000; t++)
            Assert.Equal(planned.At(t), replanned.At(t + 500));
    }

    [Fact]
    public void The_same_length_changes_nothing() => Assert.Same(Smooth[0], Smooth[0].Replan(500, 2001));

    [Theory]
    [InlineData(-1, 3000, ReplanMode.ContinuousValue, "atStep")]
    [InlineData(2000, 3000, ReplanMode.ContinuousValue, "what has ended has no rest")]
    [InlineData(500, 501, ReplanMode.ContinuousValue, "must be at least 502")]
    [InlineData(500, 1500, ReplanMode.HoldThenDecay, "must be above 2001")]
    public void A_place_or_a_length_that_cannot_be_is_refused(long step, long total, ReplanMode mode, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => Smooth[0].Replan(step, total, mode)).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Endless_schedules_and_those_with_feedback_are_refused_with_the_remedy()
    {
        Assert.Contains("length first", Assert.Throws<InvalidOperationException>(() => new Constant(1).Replan(1, 10)).Message, StringComparison.Ordinal);
        Assert.Contains("AnnealFrom", Assert.Throws<InvalidOperationException>(() => new Plateau(1).For(100).Replan(1, 10)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_is_replanned_as_a_whole_and_coupled_channels_follow()
    {
        Plan plan = new OneCycle(0.1, 1001).Build().WithWeightDecay(Coupling.Proportional(0.01)).With("dropout", new Ramp(0, 1, 100)).WithGroups(new ParameterGroup("a") { LearningRate = new Ramp(1, 0, 1001) });
        Plan replanned = plan.Replan(600, 2001, ReplanMode.ContinuousValue);

        Assert.Equal(2001, replanned.Steps);
        Assert.Equal(plan.At(600), replanned.At(600));
        Assert.Equal((plan.At(800).LearningRate, plan.At(800).Momentum), (replanned.At(1300).LearningRate, replanned.At(1300).Momentum));
        Assert.Equal(0.01 * replanned.At(1300).LearningRate, replanned.At(1300).WeightDecay);
        Assert.Equal(plan["dropout"], replanned["dropout"]);
        Assert.Equal(0.4 * 0.5, replanned.At(1300, replanned.Groups[0]).LearningRate, 1e-12);
        Assert.Equal(replanned, Plan.Parse(replanned.ToText()));
    }

    [Fact]
    public void A_group_s_own_rate_that_does_not_end_with_the_plan_stays_as_it_is()
    {
        var endless = new ParameterGroup("endless") { LearningRate = new Constant(0.3) };
        var shorter = new ParameterGroup("shorter") { LearningRate = new Ramp(1, 0, 100) };
        Plan plan = new Plan(new Ramp(0.1, 0, 1001)).WithGroups(endless, shorter);

        Assert.Equal([endless, shorter], plan.Replan(600, 2001).Groups);
        Plan landed = plan.Land(600, 50);
        Assert.Equal(0, landed.At(649, landed.Groups[0]).LearningRate);
    }

    [Fact]
    public void A_landed_plan_ends_at_its_last_value_without_a_jump()
    {
        Plan plan = new OneCycle(0.1, 1000).Build(), landed = plan.Land(600, 50, to: 0.001, Curve.Cosine);

        Assert.Equal(650, landed.Steps);
        Assert.Equal(plan.At(599), landed.At(599));
        Assert.Equal(plan.At(600).LearningRate, landed.At(600).LearningRate, 1e-15);
        Assert.Equal((0.001, 0.95), (landed.At(649).LearningRate, landed.At(649).Momentum));
        Assert.Equal(650, landed.Momentum.Steps);
    }
}
