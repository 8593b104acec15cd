using System.Text.Json;
using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class DeepSpeedTests
{
    [Fact]
    public void The_first_two_updates_of_a_warm_up_run_at_its_first_value()
    {
        Schedule rate = DeepSpeed.WarmupLR(0.1, warmupMinLr: 0.001, warmupNumSteps: 20);

        Assert.Equal([0.001, 0.001], new[] { 0L, 1 }.Select(rate.At));
        Assert.Equal(0.1, rate.At(20), 1e-15);
        Assert.True(DeepSpeed.WarmupLR(0.1, warmupNumSteps: 20, warmupType: "linear").At(20) < 0.1);
        Assert.Equal(0.1, DeepSpeed.WarmupLR(0.1, warmupNumSteps: 20, warmupType: "linear").At(21));
    }

    [Fact]
    public void A_warm_up_of_one_step_counts_as_two_and_an_unknown_shape_as_logarithmic()
    {
        Assert.Equal(DeepSpeed.WarmupLR(0.1, warmupNumSteps: 2), DeepSpeed.WarmupLR(0.1, warmupNumSteps: 1));
        Assert.Equal(DeepSpeed.WarmupLR(0.1), DeepSpeed.WarmupLR(0.1, warmupType: "cubic"));
    }

    [Fact]
    public void A_decay_rate_without_a_step_size_decays_nothing()
    {
        Plan plan = DeepSpeed.OneCycle(0.01, 0.1, decayLrRate: 0.5, cycleFirstStepSize: 10, decayMomRate: 0.5);

        Assert.Equal((0.01, 0.9), (plan.At(10_000).LearningRate, plan.At(10_000).Momentum));
    }

    [Fact]
    public void Momentum_starts_low_jumps_high_and_grows_past_one_after_the_cycle()
    {
        Plan plan = DeepSpeed.OneCycle(0.01, 0.1, cycleFirstStepSize: 10, decayStepSize: 10, decayMomRate: 0.1);

        Assert.Equal(0.8, plan.At(0).Momentum);
        Assert.Equal(0.89, plan.At(1).Momentum, 1e-15);
        Assert.Equal(0.9 * 1.1, plan.At(30).Momentum, 1e-15);
        Assert.True(plan.At(100).Momentum > 1);
    }

    [Fact]
    public void Stairs_reach_the_peak_and_the_second_half_has_as_many_as_the_first()
    {
        Schedule rate = DeepSpeed.OneCycle(0, 1, cycleFirstStepSize: 10, cycleSecondStepSize: 30, cycleFirstStairCount: 5).LearningRate;

        Assert.Equal([0, 0, 0.2, 0.8, 1, 0.8, 0.8, 0], new[] { 0L, 1, 2, 9, 10, 11, 16, 40 }.Select(rate.At));
    }

    [Theory]
    [InlineData("Adam", true)]
    [InlineData("SGD", false)]
    public void Only_optimizers_with_betas_get_a_momentum(string kind, bool moves)
    {
        using var json = JsonDocument.Parse(
            $$"""{"schedule": "OneCycle", "arguments": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1}, "optimizer": {"kind": "{{kind}}", "lr": 0.1} }""");

        Assert.Equal(moves, Dialect.Import("deepspeed", json.RootElement).At(0).Momentum > 0);
    }

    [Fact]
    public void The_cosine_has_rate_zero_at_first_and_its_minimum_at_the_end()
    {
        Schedule rate = DeepSpeed.WarmupCosineLR(0.1, 90, warmupMinRatio: 0.5, warmupNumSteps: 20, cosMinRatio: 0.01);

        Assert.Equal([0, 0.05, 0.001, 0.001], new[] { 0L, 1, 90, 500 }.Select(rate.At), (a, b) => Math.Abs(a - b) < 1e-16);
        Assert.True(rate.At(21) < 0.1);
    }

    [Fact]
    public void The_linear_decay_ends_two_steps_late()
    {
        Schedule rate = DeepSpeed.WarmupDecayLR(100, warmupMaxLr: 0.1, warmupNumSteps: 20);

        Assert.True(rate.At(99) > 0 && rate.At(100) > 0);
        Assert.Equal([0, 0], new[] { 101L, 1000 }.Select(rate.At));
    }

    [Fact]
    public void The_range_test_grows_in_stairs()
    {
        Schedule rate = DeepSpeed.LRRangeTest(0.001, 10, 0.5, lrRangeTestStaircase: true);

        Assert.Equal([0.001, 0.001, 0.0015, 0.002], new[] { 0L, 9, 10, 20 }.Select(rate.At), (a, b) => Math.Abs(a - b) < 1e-17);
    }

    [Fact]
    public void Sizes_of_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DeepSpeed.LRRangeTest(lrRangeTestStepSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeepSpeed.OneCycle(0.01, 0.1, cycleFirstStepSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeepSpeed.OneCycle(0.01, 0.1, cycleSecondStepSize: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeepSpeed.WarmupLR(0.1, warmupNumSteps: 0));
    }
}
