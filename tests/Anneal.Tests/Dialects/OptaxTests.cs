using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class OptaxTests
{
    [Fact]
    public void A_share_of_the_steps_is_truncated_as_in_optax()
    {
        Schedule rate = Optax.CosineOnecycleSchedule(100, 1, pctStart: 0.29);

        Assert.Equal(1, rate.At(28));
    }

    [Fact]
    public void Boundaries_that_fall_together_lose_one_as_in_a_dictionary() =>
        Assert.Equal(1 / 25.0 / 25, Optax.LinearOnecycleSchedule(1, 1).At(0), 1e-15);

    [Fact]
    public void A_joined_piece_sees_the_steps_since_its_boundary()
    {
        Schedule joined = Optax.JoinSchedules([Optax.LinearSchedule(0, 1, 10), Optax.ExponentialDecay(1, 10, 0.5)], [10]);

        Assert.Equal([0.9, 1, 0.5], [joined.At(9), joined.At(10), joined.At(20)], (expected, actual) => Math.Abs(expected - actual) < 1e-15);
    }

    [Fact]
    public void The_warm_up_is_part_of_the_decay_steps()
    {
        Schedule rate = Optax.WarmupCosineDecaySchedule(0, 1, 10, 110);

        Assert.Equal([1, 0.5, 0], [rate.At(10), rate.At(60), rate.At(110)], (expected, actual) => Math.Abs(expected - actual) < 1e-15);
    }

    [Fact]
    public void The_plateaus_scale_applies_to_the_update_whose_metric_was_seen()
    {
        Schedule scale = Optax.ReduceOnPlateau(0.5, patience: 2).Observe(0, 1).Observe(1, 1).Observe(2, 1);

        Assert.Equal([1, 0.5], [scale.At(1), scale.At(2)]);
    }

    [Fact]
    public void A_first_value_is_not_decayed_before_the_transition_begins()
    {
        Schedule rate = Optax.ExponentialDecay(0.1, 20, 0.5, transitionBegin: 5);

        Assert.Equal([0.1, 0.1, 0.05], [rate.At(0), rate.At(5), rate.At(25)], (expected, actual) => Math.Abs(expected - actual) < 1e-15);
    }
}
