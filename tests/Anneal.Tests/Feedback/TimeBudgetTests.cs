namespace Anneal.Tests.Feedback;

public sealed class TimeBudgetTests
{
    private static readonly Schedule Curve = new OneCycle(1, 10_000).Build().LearningRate;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.1)]
    [InlineData(3)]
    public void Whatever_an_update_takes_the_run_ends_in_time_with_the_final_value(double secondsPerUpdate)
    {
        Schedule schedule = Walk(new TimeBudget(Curve, Minute, landingSteps: 5), step => step * secondsPerUpdate);

        Assert.Equal(Curve.At(9_999), schedule.At(schedule.Steps - 1));
        Assert.InRange(schedule.Steps * secondsPerUpdate, 60 - 6 * secondsPerUpdate, 60 + secondsPerUpdate);
    }

    [Fact]
    public void The_position_is_the_share_of_the_time()
    {
        Schedule schedule = Walk(new TimeBudget(Curve, Minute), step => step * 0.05);

        Assert.Equal(Curve.At(4_500), schedule.At(540), 3);
    }

    [Fact]
    public void The_position_never_goes_back_however_uneven_the_updates_are()
    {
        var random = new Random(1);
        double now = 0;
        Schedule schedule = Walk(new TimeBudget(new Ramp(1, 0, 10_000), Minute), _ => now += random.NextDouble() * random.Next(1, 5) / 10);

        for (long step = 1; step < schedule.Steps; step++)
            Assert.True(schedule.At(step) <= schedule.At(step - 1), $"step {step}");
        Assert.Equal(0, schedule.At(schedule.Steps - 1));
    }

    [Fact]
    public void The_same_times_give_the_same_bits()
    {
        var random = new Random(2);
        double now = 0;
        var times = Enumerable.Range(0, 3000).Select(_ => now += random.NextDouble() / 10).ToArray();

        Assert.Equal(
            Walk(new TimeBudget(Curve, Minute), step => times[step]),
            Walk(new TimeBudget(Curve, Minute), step => times[step]));
    }

    [Fact]
    public void Until_it_lands_it_has_no_end()
    {
        Schedule schedule = new TimeBudget(Curve, Minute, landingSteps: 5).Observe(10, TimeSpan.FromSeconds(20));
        Assert.Equal(Schedule.Unbounded, schedule.Steps);

        schedule = schedule.Observe(26, TimeSpan.FromSeconds(52));
        Assert.Equal(31, schedule.Steps);
    }

    [Fact]
    public void A_whole_plan_is_walked_by_one_clock()
    {
        Plan plan = new OneCycle(1, 10_000).Build().WithWeightDecay(1e-4).WithinTime(Minute, landingSteps: 5);
        for (long step = 1; step < plan.Steps; step++)
            plan = plan.Observe(step, TimeSpan.FromSeconds(step * 0.01));

        Assert.Equal(new Hyperparameters(0.001, 0.95, 1e-4), plan.At(plan.Steps - 1));
        Assert.Equal(0.85, plan.At((long)(0.45 * 6000)).Momentum, 3);
    }

    [Fact]
    public void A_clock_does_not_count_pauses()
    {
        var time = new ManualTime();
        var clock = new TrainingClock(time, TimeSpan.FromSeconds(100));

        time.Advance(5);
        clock.Pause();
        clock.Pause();
        time.Advance(1000);
        clock.Resume();
        clock.Resume();
        time.Advance(2);

        Assert.Equal(TimeSpan.FromSeconds(107), clock.Elapsed);
    }

    [Fact]
    public void A_curve_without_an_end_cannot_be_walked_to_it() =>
        Assert.Contains("For(steps)", Assert.Throws<ArgumentException>(() => new TimeBudget(new Constant(1), Minute)).Message, StringComparison.Ordinal);

    private static Schedule Walk(Schedule schedule, Func<long, double> seconds)
    {
        for (long step = 1; step < schedule.Steps; step++)
            schedule = schedule.Observe(step, TimeSpan.FromSeconds(seconds(step)));
        return schedule;
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(double seconds) => _ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
