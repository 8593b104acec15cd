using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class KerasTests
{
    [Fact]
    public void The_new_value_comes_one_step_after_the_boundary()
    {
        Schedule rate = Keras.PiecewiseConstantDecay([10, 60], [1, 0.5, 0.1]);

        Assert.Equal([1, 0.5, 0.5, 0.1], [rate.At(10), rate.At(11), rate.At(60), rate.At(61)]);
    }

    [Fact]
    public void A_cycle_of_the_polynomial_ends_at_its_end_value_and_the_next_begins_a_step_later()
    {
        Schedule rate = Keras.PolynomialDecay(0.1, 40, 0.001, cycle: true);

        Assert.Equal(0.001, rate.At(40), 1e-15);
        Assert.Equal(0.001 + 0.099 * (1 - 41 / 80.0), rate.At(41), 1e-15);
    }

    [Theory]
    [InlineData(3, 121)]
    [InlineData(10, 111)]
    [InlineData(2, 1023)]
    public void No_restart_is_missed_by_the_logarithm(double factor, long step) =>
        Assert.Equal(1, Keras.CosineDecayRestarts(1, 1, factor).At(step));

    [Fact]
    public void The_steps_of_the_decay_do_not_include_the_warm_up()
    {
        Schedule rate = Keras.CosineDecay(0, 80, 0, warmupTarget: 0.1, warmupSteps: 20);

        Assert.Equal(0.1, rate.At(20), 1e-15);
        Assert.Equal(0.05, rate.At(60), 1e-8);
        Assert.Equal(0, rate.At(100));
    }

    [Fact]
    public void A_patience_of_0_acts_like_1()
    {
        static Schedule After(long patience) => Keras.ReduceLROnPlateau(1, patience: patience).Observe(1, 1).Observe(2, 1);

        Assert.Equal(After(1).At(2), After(0).At(2));
        Assert.Equal(0.1, After(0).At(2), 1e-15);
    }
}
