using System.Text.Json;
using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class TransformersTests
{
    [Fact]
    public void A_cosine_rises_again_past_the_end()
    {
        Schedule cosine = Transformers.Cosine(1, 10, 100);

        Assert.Equal(100, cosine.Steps);
        Assert.Equal(0, cosine.At(100));
        Assert.Equal(cosine.At(90), cosine.At(110), 1e-14);
        Assert.Equal(1, cosine.At(190), 1e-14);
    }

    [Fact]
    public void A_linear_decay_stays_at_zero()
    {
        Schedule linear = Transformers.Linear(1, 10, 100);

        Assert.Equal(1.0 / 90, linear.At(99), 1e-15);
        Assert.All([100L, 101, long.MaxValue], step => Assert.Equal(0, linear.At(step)));
    }

    [Fact]
    public void The_decay_of_a_warm_up_that_is_longer_than_the_run_is_over_before_it_begins()
    {
        Assert.Equal([0.5, 0, 0], Values(Transformers.Linear(1, 2, 1), 1, 3));
        Assert.Equal([0.5, 1, 0], Values(Transformers.Cosine(1, 2, 1), 1, 3));
        Assert.Equal([0.5, 1, 0], Values(Transformers.CosineWithRestarts(1, 2, 1), 1, 3));
        Assert.Equal([0.5, 0.1, 0.1], Values(Transformers.Polynomial(1, 2, 1, 0.1), 1, 3));
    }

    [Fact]
    public void The_shifted_cosine_has_its_peak_at_the_last_warm_up_step_and_its_minimum_at_the_last_update()
    {
        Schedule cosine = Transformers.CosineWarmupWithMinLr(1, 10, 100, minLrRate: 0.1);

        Assert.Equal(1, cosine.At(9));
        Assert.True(cosine.At(10) < 1);
        Assert.Equal(0.1, cosine.At(99));
        Assert.True(cosine.At(100) > 0.1);
    }

    [Fact]
    public void A_minimum_is_a_rate_or_a_share_but_not_both_and_not_neither()
    {
        Assert.Equal(Transformers.CosineWithMinLr(0.5, 0, 10, minLrRate: 0.5), Transformers.CosineWithMinLr(0.5, 0, 10, minLr: 0.25));
        Assert.Contains("only one", Refusal(() => Transformers.CosineWithMinLr(1, 0, 10, minLr: 0.1, minLrRate: 0.1)), StringComparison.Ordinal);
        Assert.Contains("either", Refusal(() => Transformers.CosineWarmupWithMinLr(1, 0, 10)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_polynomial_must_end_below_the_rate_it_begins_with() =>
        Assert.Contains("lr_end must be below", Refusal(() => Transformers.Polynomial(1e-8, 0, 10)), StringComparison.Ordinal);

    [Fact]
    public void A_polynomial_of_a_group_ends_at_the_share_that_the_optimizers_own_rate_gives()
    {
        Schedule group = Transformers.Polynomial(0.5, 0, 10, lrEnd: 0.2, optimizerLearningRate: 1);

        Assert.Equal(0.1, group.At(10));
    }

    [Fact]
    public void Without_a_warm_up_the_inverse_square_root_has_a_timescale_of_ten_thousand() =>
        Assert.Equal(1 / Math.Sqrt(2), Transformers.InverseSqrt(1, 0).At(10_000), 1e-15);

    [Fact]
    public void Stable_steps_win_over_the_length_of_the_run()
    {
        Schedule rate = Transformers.WarmupStableDecay(1, 2, 2, numTrainingSteps: 100, numStableSteps: 3, decayType: "linear");

        Assert.Equal([1, 1, 0.5, 0], Values(rate, 4, 4));
    }

    [Fact]
    public void A_decay_that_is_longer_than_what_is_left_begins_in_its_middle() =>
        Assert.Equal([0.5, 0.75, 0.5, 0.25, 0], Values(Transformers.WarmupStableDecay(1, 2, 4, numTrainingSteps: 5, decayType: "linear"), 1, 5));

    [Fact]
    public void A_warm_up_and_decay_without_a_length_are_refused_and_so_is_an_unknown_shape()
    {
        Assert.Contains("num_stable_steps", Refusal(() => Transformers.WarmupStableDecay(1, 10, 20)), StringComparison.Ordinal);
        Assert.Contains("1-sqrt", Refusal(() => Transformers.WarmupStableDecay(1, 10, 20, 100, decayType: "exp")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plateau_waits_one_metric_longer_than_its_patience()
    {
        Schedule rate = Transformers.ReduceLrOnPlateau(1, patience: 2);
        for (int step = 1; step <= 4; step++)
            rate = rate.Observe(step, 0.5);

        Assert.Equal([1, 1, 1, 0.1], Values(rate, 1, 4));
    }

    [Fact]
    public void A_cooldown_begins_even_when_the_rate_is_too_low_to_be_reduced()
    {
        Schedule rate = Transformers.ReduceLrOnPlateau(1e-9, patience: 0, cooldown: 3);
        Schedule after = rate.Observe(1, 1).Observe(2, 1);

        Assert.Equal(1e-9, after.At(2));
        Assert.Equal(3, Assert.IsType<MetricPlateau>(after).CooldownLeft);
    }

    [Fact]
    public void A_plateau_and_a_greedy_rate_need_a_factor_below_one()
    {
        Assert.Contains("below 1", Refusal(() => Transformers.ReduceLrOnPlateau(1, factor: 1)), StringComparison.Ordinal);
        Assert.Contains("below 1", Refusal(() => Transformers.Greedy(1, factor: 1)), StringComparison.Ordinal);
        Assert.Contains("min, max", Refusal(() => Transformers.ReduceLrOnPlateau(1, mode: "lowest")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_greedy_rate_rises_while_the_metric_falls_and_begins_anew_after_falls_at_the_lowest_rate()
    {
        Schedule rate = Transformers.Greedy(1, factor: 0.5, patience: 0, minLr: 0.5, maxLr: 4, resetStart: 2);
        double[] metrics = [3, 2, 1, 1, 1, 1, 1, 1];
        for (int i = 0; i < metrics.Length; i++)
            rate = rate.Observe(i + 1, metrics[i]);

        Assert.Equal([1, 2, 4, 4, 2, 1, 0.5, 1, 2], Values(rate, 0, 9));
    }

    [Fact]
    public void A_greedy_reset_waits_until_every_group_is_at_its_lowest_rate()
    {
        Plan plan = Import("""
            {"schedule": "greedy", "groups": [{"lr": 0.2}, {"lr": 0.4}],
             "arguments": {"factor": 0.5, "patience": 0, "min_lr": 0.1, "reset_start": 1}}
            """);
        for (int step = 1; step <= 4; step++)
            plan = plan.Observe(step, 1);

        Assert.Equal([0.2, 0.4, 0.2, 0.1, 0.2], Enumerable.Range(0, 5).Select(step => plan.At(step, plan.Groups[0]).LearningRate));
        Assert.Equal([0.4, 0.8, 0.4, 0.2, 0.4], Enumerable.Range(0, 5).Select(step => plan.At(step, plan.Groups[1]).LearningRate));
    }

    [Fact]
    public void What_get_scheduler_is_always_given_may_be_given_to_any_schedule()
    {
        Plan plan = Import("""{"schedule": "constant", "optimizer": {"lr": 0.1}, "arguments": {"num_warmup_steps": 10, "num_training_steps": 100}}""");

        Assert.Equal(0.1, plan.At(0).LearningRate);
        Assert.Throws<DialectException>(() => Import("""{"schedule": "constant", "arguments": {"num_cycles": 2}}"""));
    }

    private static Plan Import(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Dialect.Import("transformers", document.RootElement);
    }

    private static string Refusal(Func<Schedule> build) => Assert.ThrowsAny<ArgumentException>(build).Message;

    private static double[] Values(Schedule schedule, long start, int count)
    {
        double[] values = new double[count];
        schedule.Fill(start, values);
        return values;
    }
}
