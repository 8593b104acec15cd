using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class OptaxTests
{
    [Fact]
    public void A_transition_arrives_one_step_after_its_last_and_holds()
    {
        Schedule rate = Optax.LinearSchedule(0, 1, transitionSteps: 50, transitionBegin: 10);

        Assert.Equal([0, 0, 0.98, 1, 1], new[] { 0L, 10, 59, 60, 1000 }.Select(rate.At), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(60, rate.Steps);
    }

    [Fact]
    public void A_transition_without_steps_stays_at_the_first_value()
    {
        Assert.Equal(0.3, Optax.LinearSchedule(0.3, 1, 0).At(1000));
        Assert.Equal(0.3, Optax.WarmupConstantSchedule(0.3, 1, 0).At(1000));
        Assert.Equal(0.3, Optax.ExponentialDecay(0.3, -1, 0.5, endValue: 0.4).At(1000));
        Assert.Equal(0.3, Optax.ExponentialDecay(0.3, 10, 0, endValue: 0.4).At(1000));
    }

    [Fact]
    public void A_negative_begin_counts_as_none() =>
        Assert.Equal(Optax.PolynomialSchedule(1, 0, 2, 10), Optax.PolynomialSchedule(1, 0, 2, 10, transitionBegin: -3));

    [Fact]
    public void The_end_value_is_a_floor_for_a_decay_and_a_ceiling_for_a_growth()
    {
        Assert.Equal(0.03, Optax.ExponentialDecay(0.1, 10, 0.5, endValue: 0.03).At(500));
        Assert.Equal(0.3, Optax.ExponentialDecay(0.1, 10, 2, endValue: 0.3).At(500));
        Assert.Equal(0.2, Optax.ExponentialDecay(0.1, 10, 0.5, transitionBegin: 5, endValue: 0.2).At(0));
    }

    [Fact]
    public void Truncation_takes_a_step_from_the_rise() =>
        Assert.Equal(1, Optax.LinearOnecycleSchedule(100, 1, pctStart: 0.29).At(28), 1e-15);

    [Theory]
    [InlineData(1, 0.04, 1.0 / 25 / 1e4)]
    [InlineData(2, 0.04, 1.0 / 25 / 25)]
    public void Knots_on_one_step_collapse_and_the_last_wins(long steps, double first, double scaled)
    {
        Schedule rate = Optax.LinearOnecycleSchedule(steps, 1);

        if (steps == 1)
        {
            Assert.Equal(first / 25, rate.At(0), 1e-15);
            Assert.Equal(first / 25 / 1e4, rate.At(1), 1e-18);
        }
        else
        {
            Assert.Equal(1, rate.At(0), 1e-15);
            Assert.Equal(0.04, rate.At(1), 1e-15);
        }

        Assert.True(scaled < first);
    }

    [Fact]
    public void Decay_steps_include_the_warm_up()
    {
        Schedule rate = Optax.WarmupCosineDecaySchedule(0, 0.1, warmupSteps: 10, decaySteps: 100, endValue: 0.01);

        Assert.Equal(100, rate.Steps);
        Assert.Equal([0, 0.1, 0.01], new[] { 0L, 10, 100 }.Select(rate.At), (a, b) => Math.Abs(a - b) < 1e-16);
        var error = Assert.Throws<ArgumentException>(() => Optax.WarmupCosineDecaySchedule(0, 0.1, 10, 10));
        Assert.Contains("whole schedule", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_joined_schedule_has_a_clock_of_its_own_and_may_be_joined_itself()
    {
        Schedule fall = Optax.LinearSchedule(1, 0, 10);
        Schedule nested = Optax.JoinSchedules([fall, Optax.JoinSchedules([fall, fall], [5]), fall], [10, 20]);

        Assert.Equal(1, nested.At(10));
        Assert.Equal(0.6, nested.At(14), 1e-15);
        Assert.Equal(1, nested.At(15));
        Assert.Equal(0.6, nested.At(19), 1e-15);
        Assert.Equal(1, nested.At(20));
    }

    [Fact]
    public void The_last_boundary_that_has_been_passed_counts_whatever_their_order()
    {
        Schedule[] constants = [Optax.ConstantSchedule(1), Optax.ConstantSchedule(2), Optax.ConstantSchedule(3)];

        Assert.Equal([1, 3, 3], new[] { 4L, 5, 20 }.Select(Optax.JoinSchedules(constants, [10, 5]).At));
        Assert.Equal(0.5, Optax.JoinSchedules([Optax.ConstantSchedule(1), Optax.LinearSchedule(1, 0, 10)], [-3]).At(2), 1e-15);
        Assert.Throws<ArgumentException>(() => Optax.JoinSchedules([], []));
    }

    [Fact]
    public void A_metric_changes_the_update_in_which_it_is_seen()
    {
        Schedule scale = Optax.ReduceOnPlateau(factor: 0.5, patience: 2, minScale: 0.2);
        foreach (long step in Enumerable.Range(0, 8))
            scale = scale.Observe(step, 1);

        Assert.Equal([1, 1, 0.5, 0.5, 0.25, 0.25, 0.2, 0.2], Enumerable.Range(0, 8).Select(step => scale.At(step)));
    }

    [Fact]
    public void A_patience_of_none_lowers_the_scale_at_improvements()
    {
        Schedule scale = Optax.ReduceOnPlateau(factor: 0.5, patience: 0).Observe(0, 1).Observe(1, 1).Observe(2, 0.5);

        Assert.Equal([0.5, 0.5, 0.25], Enumerable.Range(0, 3).Select(step => scale.At(step)));
    }

    [Fact]
    public void What_Optax_refuses_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Optax.ReduceOnPlateau(factor: 1));
        Assert.Throws<ArgumentException>(() => Optax.ReduceOnPlateau(rtol: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optax.ReduceOnPlateau(rtol: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optax.CosineDecaySchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optax.LinearOnecycleSchedule(0, 1));
        Assert.Throws<ArgumentException>(() => Optax.PiecewiseInterpolateSchedule("cubic", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optax.PiecewiseConstantSchedule(1, new Dictionary<long, double> { [10] = -0.5 }));
    }

    [Fact]
    public void Schedules_without_boundaries_are_constant()
    {
        Assert.Equal(0.1, Optax.PiecewiseConstantSchedule(0.1).At(1000));
        Assert.Equal(0.1, Optax.PiecewiseInterpolateSchedule("linear", 0.1).At(1000));
    }
}
