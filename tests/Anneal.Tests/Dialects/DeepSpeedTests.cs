using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class DeepSpeedTests
{
    [Fact]
    public void The_first_two_updates_both_run_at_the_start_value()
    {
        Schedule rate = DeepSpeed.WarmupLR(0.1, warmupMinLr: 0.01, warmupNumSteps: 20);

        Assert.Equal([0.01, 0.01], [rate.At(0), rate.At(1)]);
        Assert.True(rate.At(2) > 0.01);
    }

    [Fact]
    public void A_logarithmic_warm_up_arrives_at_step_W_a_linear_one_a_step_later()
    {
        Assert.Equal(0.1, DeepSpeed.WarmupLR(0.1, warmupNumSteps: 20).At(20), 1e-15);
        Assert.Equal(0.1 * 19 / 20, DeepSpeed.WarmupLR(0.1, warmupNumSteps: 20, warmupType: "linear").At(20), 1e-15);
        Assert.Equal(0.1, DeepSpeed.WarmupLR(0.1, warmupNumSteps: 20, warmupType: "linear").At(21), 1e-15);
    }

    [Fact]
    public void Without_a_decay_step_size_nothing_decays_whatever_the_rate_says() =>
        Assert.Equal(0.01, DeepSpeed.OneCycle(0.01, 0.1, decayLrRate: 5, cycleFirstStepSize: 10).LearningRate.At(1000));

    [Fact]
    public void Momentum_starts_at_its_minimum_and_jumps()
    {
        Schedule momentum = DeepSpeed.OneCycle(0.01, 0.1, cycleFirstStepSize: 10).Momentum;

        Assert.Equal([0.8, 0.89, 0.8], [momentum.At(0), momentum.At(1), momentum.At(10)], (expected, actual) => Math.Abs(expected - actual) < 1e-15);
    }

    [Fact]
    public void A_range_test_grows_from_the_first_update_on() =>
        Assert.Equal(0.001 * 1.1, DeepSpeed.LRRangeTest(0.001, 10).At(1), 1e-15);
}
