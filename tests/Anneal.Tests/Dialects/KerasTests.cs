using System.Text.Json;
using Anneal.Dialects;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Dialects;

public sealed class KerasTests
{
    /// <summary>Far inside the tolerance of the golden tests: no more than one float32 unit off anywhere, wherever the C library's cosine comes from.</summary>
    [GoldenTheory("keras.json")]
    [InlineData("CosineDecay")]
    [InlineData("CosineDecayRestarts")]
    public void The_float32_cosine_is_followed_to_the_last_unit(string schedule)
    {
        foreach (JsonElement json in GoldenFile.Cases("keras.json").Where(json => json.GetProperty("schedule").GetString() == schedule))
        {
            Plan plan = Dialect.Import("keras", json);
            double[] values = [.. json.GetProperty("learning_rate").EnumerateArray().Select(value => value.GetDouble())];
            double peak = values.Max();

            for (int step = 0; step < values.Length; step++)
                Assert.Equal(values[step], plan.At(step).LearningRate, peak * Math.Pow(2, -23));
            int exact = Enumerable.Range(0, values.Length).Count(step => values[step] == plan.At(step).LearningRate);
            Assert.True(exact >= 0.9 * values.Length, $"{exact} of {values.Length} to the bit");
        }
    }

    [Fact]
    public void A_piecewise_value_begins_one_step_after_its_boundary()
    {
        Schedule rate = Keras.PiecewiseConstantDecay([10, 60], [1, 0.5, 0.1]);

        Assert.Equal([1, 0.5, 0.5, 0.1], new[] { 10L, 11, 60, 61 }.Select(rate.At));
        Assert.Throws<ArgumentException>(() => Keras.PiecewiseConstantDecay([], [1]));
        Assert.Throws<ArgumentException>(() => Keras.PiecewiseConstantDecay([10], [1]));
    }

    [Fact]
    public void A_polynomial_cycle_begins_one_step_after_the_end_value()
    {
        Schedule rate = Keras.PolynomialDecay(1, 10, endLearningRate: 0, cycle: true);

        Assert.Equal([1, 0, 0.45, 0], new[] { 0L, 10, 11, 20 }.Select(rate.At), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(0, Keras.PolynomialDecay(1, 10, endLearningRate: 0).At(11));
    }

    [Theory]
    [InlineData(2, 7, 21)]
    [InlineData(3, 1, 121)]
    [InlineData(10, 1, 111)]
    [InlineData(1.1, 10, 21)]
    public void No_restart_is_missed(double multiplier, long first, long restart)
    {
        Schedule rate = Keras.CosineDecayRestarts(1, first, multiplier);

        Assert.Equal(1, rate.At(restart), 1e-12);
        Assert.True(rate.At(restart - 1) < 0.5);
    }

    [Fact]
    public void Restarts_far_out_are_found_at_once()
    {
        Schedule rate = Keras.CosineDecayRestarts(1, 1);

        Assert.Equal(1, rate.At((1L << 40) - 1));
        Assert.Equal(0, rate.At((1L << 40) - 2), 1e-12);
        Assert.Equal(0.5, Keras.CosineDecayRestarts(1, 1L << 40, tMul: 1).At(5L << 39), 1e-7);
    }

    [Fact]
    public void Decay_steps_do_not_include_the_warm_up()
    {
        Schedule rate = Keras.CosineDecay(0, 80, warmupTarget: 0.1, warmupSteps: 20);

        Assert.Equal(100, rate.Steps);
        Assert.Equal([0, 0.1, 0], new[] { 0L, 20, 100 }.Select(rate.At));
        Assert.Equal((double)0.1f, Keras.CosineDecay(0.1, 80).At(0));
    }

    [Fact]
    public void A_patience_of_none_acts_like_one()
    {
        Schedule rate = Observed(Keras.ReduceLROnPlateau(1, factor: 0.5, patience: 0), 1, 1, 1);

        Assert.Equal(rate.At(3), Observed(Keras.ReduceLROnPlateau(1, factor: 0.5, patience: 1), 1, 1, 1).At(3));
        Assert.Equal([1, 1, 0.5, 0.25], Enumerable.Range(0, 4).Select(step => rate.At(step)));
    }

    [Fact]
    public void The_direction_follows_from_the_mode_or_the_monitors_name()
    {
        Assert.Equal(1, Observed(Keras.ReduceLROnPlateau(1, "val_accuracy", patience: 1), 0.5, 0.6, 0.7).At(3));
        Assert.Equal(0.01, Observed(Keras.ReduceLROnPlateau(1, "val_loss", patience: 1), 0.5, 0.6, 0.7).At(3), 1e-15);
        Assert.Equal(1, Observed(Keras.ReduceLROnPlateau(1, "bleu", mode: "max", patience: 1), 0.5, 0.6, 0.7).At(3));
        var error = Assert.Throws<ArgumentException>(() => Keras.ReduceLROnPlateau(1, "bleu"));
        Assert.Contains("\"max\" or \"min\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_Keras_refuses_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Keras.ReduceLROnPlateau(1, factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Keras.ExponentialDecay(1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Keras.InverseTimeDecay(1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Keras.PolynomialDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Keras.CosineDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Keras.CosineDecayRestarts(1, 0));
    }

    private static Schedule Observed(Schedule schedule, params double[] metrics)
    {
        for (int epoch = 0; epoch < metrics.Length; epoch++)
            schedule = schedule.Observe(epoch + 1, metrics[epoch]);
        return schedule;
    }
}
