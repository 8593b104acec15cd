namespace Anneal.Tests.Feedback;

public sealed class PlateauTests
{
    [Fact]
    public void The_value_drops_after_patience_observations_without_improvement()
    {
        double[] rates = Rates(new Plateau(1, 0.1, patience: 3), 5, 4, 4, 4, 4, 4, 4, 4);

        Assert.Equal([1, 1, 1, 1, 0.1, 0.1, 0.1, 0.1 * 0.1], rates, Near);
    }

    [Fact]
    public void An_improvement_starts_the_count_again() =>
        Assert.Equal([1, 1, 1, 1, 0.5], Rates(new Plateau(1, 0.5, patience: 2), 5, 5, 4, 4, 4));

    [Fact]
    public void An_improvement_smaller_than_the_threshold_does_not_count() =>
        Assert.Equal([1, 0.5], Rates(new Plateau(1, 0.5, patience: 1) { Threshold = 0.1 }, 100, 91));

    [Fact]
    public void The_threshold_asks_for_the_same_of_negative_metrics()
    {
        Assert.Equal([1, 0.5], Rates(new Plateau(1, 0.5, patience: 1) { Threshold = 0.1 }, -100, -109));
        Assert.Equal([1, 1], Rates(new Plateau(1, 0.5, patience: 1) { Threshold = 0.1 }, -100, -111));
    }

    [Fact]
    public void Cooldown_observations_are_not_counted() =>
        Assert.Equal([1, 0.5, 0.5, 0.5, 0.25], Rates(new Plateau(1, 0.5, patience: 1) { Cooldown = 2 }, 1, 1, 1, 1, 1));

    [Fact]
    public void The_value_never_falls_below_its_minimum() =>
        Assert.Equal([1, 0.5, 0.3, 0.3], Rates(new Plateau(1, 0.5, patience: 1) { Minimum = 0.3 }, 1, 1, 1, 1));

    [Fact]
    public void A_metric_that_is_not_a_number_is_no_improvement() =>
        Assert.Equal([1, 1, 0.1], Rates(new Plateau(1, 0.1, patience: 2), 1, double.NaN, double.NaN));

    [Fact]
    public void The_goal_may_be_a_higher_metric() =>
        Assert.Equal([1, 1, 0.1], Rates(new Plateau(1, 0.1, patience: 1) { Goal = Goal.Higher }, 0.8, 0.9, 0.85));

    [Fact]
    public void Observing_leaves_the_schedule_itself_as_it_was()
    {
        var before = new Plateau(1, 0.1, patience: 1);
        Schedule after = before.Observe(10, 1).Observe(20, 1);

        Assert.Equal(1, before.At(25));
        Assert.Equal([1, 0.1], [after.At(19), after.At(20)]);
        Assert.Equal(new Plateau(1, 0.1, patience: 1), before);
    }

    [Fact]
    public void The_same_observations_give_an_equal_schedule()
    {
        static Schedule Fold() => Enumerable.Range(0, 200).Aggregate<int, Schedule>(
            new Plateau(1, 0.9, 2).WithWarmup(7), static (schedule, epoch) => schedule.Observe(10 * epoch, Math.Sin(epoch * epoch)));

        Assert.Equal(Fold(), Fold());
    }

    [Fact]
    public void It_takes_part_in_compositions_on_its_own_clock()
    {
        Schedule schedule = new Plateau(1, 0.5, patience: 1).For(100).ThenRamp(0, 50).WithWarmup(20).Times(2).Within(0.001);

        schedule = schedule.Observe(10, 1).Observe(30, 1).Observe(60, 1);

        Assert.Equal(2 * 10 / 20.0, schedule.At(10));
        Assert.Equal([2.0, 2, 1, 1], [schedule.At(20), schedule.At(59), schedule.At(60), schedule.At(119)]);
    }

    [Fact]
    public void A_ramp_that_follows_starts_from_where_the_plateau_stood_when_it_was_written()
    {
        Schedule plateau = new Plateau(1, 0.5, patience: 1).For(10);

        Assert.Equal(1, plateau.ThenRamp(0, 10).At(10));
    }

    [Fact]
    public void Counted_in_epochs_a_decision_is_in_force_from_the_next_epoch_on()
    {
        Schedule schedule = new Plateau(1, 0.5, patience: 1).PerEpoch(10).Observe(10, 1).Observe(20, 1).Observe(33, 1);

        Assert.Equal([1.0, 0.5, 0.5, 0.25], [schedule.At(19), schedule.At(20), schedule.At(39), schedule.At(40)]);
    }

    [Fact]
    public void It_cannot_be_repeated() =>
        Assert.Contains("Then", Assert.Throws<InvalidOperationException>(() => new Plateau(1).For(10).Repeat(2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Logs_that_branch_from_one_schedule_do_not_disturb_each_other()
    {
        Schedule trunk = new Plateau(1, 0.5, patience: 1).Observe(0, 1).Observe(10, 1);
        Schedule left = trunk.Observe(20, 1), right = trunk.Observe(30, 1);

        Assert.Equal([0.25, 0.5], [left.At(25), right.At(25)]);
        Assert.Equal(0.5, trunk.At(40));
    }

    /// <summary>The value after each observation, one every ten steps.</summary>
    private static double[] Rates(Schedule schedule, params double[] metrics)
    {
        var rates = new List<double>();
        foreach ((int index, double metric) in metrics.Index())
        {
            schedule = schedule.Observe(10 * index, metric);
            rates.Add(schedule.At(10 * index));
        }

        return [.. rates];
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-15;
}
