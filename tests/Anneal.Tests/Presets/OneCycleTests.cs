namespace Anneal.Tests.Presets;

public sealed class OneCycleTests
{
    [Fact]
    public void The_learning_rate_rises_falls_and_is_annihilated_as_the_paper_says()
    {
        Schedule rate = new OneCycle(1, 1000).Build().LearningRate;

        Assert.Equal(1000, rate.Steps);
        Assert.Equal(0.1, rate.At(0));
        Assert.Equal(0.55, rate.At(225), 1e-14);
        Assert.Equal(1, rate.At(450));
        Assert.Equal(0.55, rate.At(675), 1e-14);
        Assert.Equal(0.1, rate.At(900));
        Assert.Equal(0.1 + (0.001 - 0.1) * 50 / 99, rate.At(950), 1e-14);
        Assert.Equal(0.001, rate.At(999));
    }

    [Fact]
    public void Momentum_is_lowest_where_the_learning_rate_peaks_and_held_high_while_annihilating()
    {
        Plan plan = new OneCycle(1, 1000).Build();

        Assert.Equal(0.95, plan.At(0).Momentum);
        Assert.Equal(0.85, plan.At(450).Momentum);
        Assert.All(Enumerable.Range(900, 100), step => Assert.Equal(0.95, plan.At(step).Momentum));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(553)]
    [InlineData(10_007)]
    public void Momentum_is_the_mirror_image_of_the_learning_rate(long steps)
    {
        Plan plan = new OneCycle(2, steps).Build();
        Schedule mirror = plan.LearningRate.Mirror(low: 0.2, high: 2, atLow: 0.95, atHigh: 0.85);

        for (long step = 0; step < steps; step++)
            Assert.Equal(mirror.At(step), plan.At(step).Momentum, 1e-13);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(997)]
    public void A_run_of_any_length_ends_at_a_hundredth_of_its_start_and_the_two_steps_are_equal(long steps)
    {
        Schedule rate = new OneCycle(1, steps).Build().LearningRate;
        (long rise, long fall, long tail) = OneCyclePhases.Of(steps, 0.45, 0.45);

        Assert.Equal(steps, rate.Steps);
        Assert.Equal(rise, fall);
        Assert.Equal(steps, rise + fall + tail);
        Assert.Equal(0.001, rate.At(steps - 1), 1e-15);
    }

    [Fact]
    public void The_authors_code_went_down_to_zero_and_then_stayed_at_a_thousandth_of_base()
    {
        Schedule rate = new OneCycleAsCoded(3, 1000).Build().LearningRate;

        Assert.Equal(0.3, rate.At(0), 1e-15);
        Assert.Equal(3, rate.At(450));
        Assert.Equal(1.5, rate.At(675), 1e-14);
        Assert.Equal(3.0 / 450, rate.At(899), 1e-14);
        Assert.All([900L, 950, 999], step => Assert.Equal(0.0003, rate.At(step), 1e-15));
    }

    [Fact]
    public void A_rise_and_fall_that_are_longer_than_the_run_are_refused_with_the_remedy()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new OneCycle(1, 100) { RiseFraction = 0.6, FallFraction = 0.6 }.Build());

        Assert.Contains("at most 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_percentage_where_a_fraction_is_meant_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycle(1, 100) { RiseFraction = 45 });

        Assert.Contains("not a percentage; it is 45", error.Message, StringComparison.Ordinal);
    }
}
