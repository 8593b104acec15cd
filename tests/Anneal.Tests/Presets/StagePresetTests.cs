using Anneal.Tests.Schedules;

namespace Anneal.Tests.Presets;

public sealed class StagePresetTests
{
    [Fact]
    public void Noam_is_equation_3_of_its_paper_with_steps_counted_from_1() =>
        Formula.Expect(
            new Noam(512, 400) { Factor = 2 }.Build(),
            t => 2 * Math.Pow(512, -0.5) * Math.Min(Math.Pow(t + 1, -0.5), (t + 1) * Math.Pow(400, -1.5)),
            steps: 3000);

    [Fact]
    public void Noam_hold_decays_by_the_time_since_the_hold_and_not_below_its_minimum() =>
        Formula.Expect(
            new NoamHold(0.1, warmupSteps: 50, holdSteps: 30) { Power = 1, Minimum = 0.02 }.Build(),
            t => t < 50 ? 0.1 * t / 50 : t < 80 ? 0.1 : Math.Max(0.02, 0.1 * 50 / (t - 30)));

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Warm_up_stable_decay_meets_each_of_its_corners(long warmup)
    {
        Schedule rate = new WarmupStableDecay(1, warmup, 70, 21) { Start = 0.1, Final = 0.05, Curve = Curve.Power(0.5) }.Build();

        Assert.Equal(warmup + 91, rate.Steps);
        Assert.Equal(warmup == 0 ? 1 : 0.1, rate.At(0));
        Assert.All([warmup, warmup + 40, warmup + 70], step => Assert.Equal(1, rate.At(step)));
        for (long k = 0; k <= 20; k++)
            Assert.Equal(0.05 + 0.95 * (1 - Math.Sqrt(k / 20.0)), rate.At(warmup + 70 + k), 1e-14);
    }

    [Fact]
    public void Wsd_s_warms_up_once_and_goes_back_to_the_peak_after_each_decay()
    {
        Schedule rate = new WarmupStableDecay(1, warmupSteps: 10, stableSteps: 30, decaySteps: 10) { Cycles = 3 }.Build();

        Assert.Equal(130, rate.Steps);
        Assert.All([10L, 50, 90], step => Assert.Equal(1, rate.At(step)));
        Assert.All([49L, 89], step => Assert.Equal(0.1, rate.At(step), 1e-15));
        Assert.Equal(0, rate.At(129));
    }

    [Fact]
    public void Tri_stage_decays_by_a_constant_factor_to_its_final_scale()
    {
        Schedule rate = new TriStage(0.5, warmupSteps: 20, holdSteps: 30, decaySteps: 51) { FinalScale = 0.05 }.Build();

        Formula.Expect(
            rate,
            t => t < 20 ? 0.5 * (0.01 + 0.99 * t / 20) : t < 50 ? 0.5 : 0.5 * Math.Exp(Math.Log(0.05) * Math.Min(t - 50, 50) / 50.0));
    }

    [Fact]
    public void Flat_cosine_is_flat_for_three_quarters() =>
        Formula.Expect(
            new FlatCosine(0.4, 401).Build(),
            t => t < 301 ? 0.4 : 4e-6 + (0.4 - 4e-6) * (1 + Math.Cos(Math.PI * Math.Min(t - 301, 99) / 99.0)) / 2,
            absolute: 1e-17);

    [Fact]
    public void Slanted_triangular_rates_are_equation_3_of_their_paper_up_to_the_cut()
    {
        Schedule rate = new SlantedTriangular(0.01, 1000).Build();

        for (long step = 0; step <= 100; step++)
            Assert.Equal(0.01 * (1 + step / 100.0 * 31) / 32, rate.At(step), 1e-16);
        for (long step = 100; step < 1000; step++)
            Assert.Equal(0.01 * (1 + (1 - (step - 100) / 899.0) * 31) / 32, rate.At(step), 1e-16);
    }

    [Fact]
    public void Cosine_and_inverse_square_root_meet_half_way_down_without_a_kink()
    {
        const long Join = 10_000;
        Schedule rate = new CosineInverseSquareRoot(1, Join).Build();

        Assert.Equal(0.55, rate.At(Join), 1e-14);
        Assert.Equal(rate.At(Join) - rate.At(Join - 1), rate.At(Join + 1) - rate.At(Join), 2e-8);
        Assert.Equal(-0.45 * Math.PI / (2 * Join), rate.At(Join + 1) - rate.At(Join), 2e-8);
    }

    [Fact]
    public void Cosine_and_inverse_square_root_is_the_formula_of_the_stable_lm_report()
    {
        const double Minimum = 0.1, Quarter = 250;
        double slope = -(1 - Minimum) * Math.PI / (4 * Quarter), value = (1 + Minimum) / 2;
        double beta = -value / (2 * slope) - Quarter, alpha = value * Math.Sqrt(Quarter + beta);

        Formula.Expect(
            new CosineInverseSquareRoot(1, (long)Quarter).Build(),
            t => t <= Quarter ? Minimum + (1 - Minimum) / 2 * (Math.Cos(2 * Math.PI * t / (4 * Quarter)) + 1) : alpha / Math.Sqrt(t + beta),
            steps: 1000);
    }

    [Fact]
    public void The_cosine_form_of_1cycle_mirrors_momentum_and_uses_its_last_rate()
    {
        Plan plan = new CosineOneCycle(1, 401).Build();

        Assert.Equal(0.04, plan.At(0).LearningRate);
        Assert.Equal((1, 0.85), (plan.At(100).LearningRate, plan.At(100).Momentum));
        Assert.Equal(0.04 + 0.96 / 2, plan.At(50).LearningRate, 1e-15);
        Assert.Equal((1e-5, 0.95), (plan.At(400).LearningRate, plan.At(400).Momentum));
    }

    [Fact]
    public void Range_tests_use_both_ends()
    {
        Assert.Equal(1.5, RangeTest.Linear(0, 3, 101).At(50), 1e-15);
        Assert.Equal((1e-7, 10.0), (RangeTest.Exponential(1e-7, 10, 100).At(0), RangeTest.Exponential(1e-7, 10, 100).At(99)));
    }

    [Fact]
    public void Presets_refuse_what_makes_no_schedule()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmupStableDecay(0, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmupStableDecay(1, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatCosine(1, 100) { FlatFraction = 75 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineInverseSquareRoot(1, 100) { MinimumFraction = 1 });
    }
}
