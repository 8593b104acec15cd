using System.Text.Json;
using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class TimmTests
{
    [Fact]
    public void Without_a_prefix_the_clock_runs_during_the_warm_up_and_the_peak_is_never_used()
    {
        Schedule rate = Timm.CosineLRScheduler(1, 50, warmupT: 5);

        Assert.Equal(0.8, rate.At(4));
        Assert.Equal((1 + Math.Cos(Math.PI * 5 / 50)) / 2, rate.At(5));
        Assert.Equal(1, Timm.CosineLRScheduler(1, 50, warmupT: 5, warmupPrefix: true).At(5));
    }

    [Fact]
    public void A_warm_up_that_outlasts_the_cycles_ends_at_the_minimum() =>
        Assert.Equal(0.01, Timm.CosineLRScheduler(1, 10, lrMin: 0.01, warmupT: 20).At(20));

    [Theory]
    [InlineData(3, 121)]
    [InlineData(10, 111)]
    public void Some_exact_restarts_are_missed_by_the_logarithm_as_in_timm(double multiplier, long step)
    {
        Schedule rate = Timm.CosineLRScheduler(1, 1, lrMin: 0.25, cycleMul: multiplier, cycleLimit: 10);

        Assert.Equal(0.25, rate.At(step));
        Assert.True(rate.At(step + 1) > 0.9);
    }

    [Fact]
    public void Restarts_at_which_the_logarithm_is_right_are_at_the_peak()
    {
        Schedule rate = Timm.PolyLRScheduler(1, 10, cycleMul: 2, cycleDecay: 0.5, cycleLimit: 3);

        Assert.Equal([1, 0.5, 0.25, 0], new[] { 0L, 10, 30, 70 }.Select(rate.At));
        Assert.Equal(70, rate.Steps);
    }

    [Fact]
    public void Shrinking_cycles_come_to_an_end_where_timm_has_no_logarithm()
    {
        Schedule rate = Timm.TanhLRScheduler(1, 8, cycleMul: 0.5, cycleLimit: 2);

        Assert.Equal(0, rate.At(15));
        Assert.Throws<ArgumentOutOfRangeException>(() => rate.At(16));
    }

    [Fact]
    public void Milestones_come_one_step_early()
    {
        Schedule rate = Timm.MultiStepLRScheduler(1, [10, 20], 0.1);

        Assert.Equal([1, 0.1], new[] { 8L, 9 }.Select(rate.At));
        Assert.Throws<ArgumentException>(() => Timm.MultiStepLRScheduler(1, [20, 10], 0.1));
    }

    [Fact]
    public void Stairs_need_no_whole_period_and_count_from_the_end_of_the_warm_up()
    {
        Schedule rate = Timm.StepLRScheduler(1, 2.5, 0.5, warmupT: 4);

        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.25], Enumerable.Range(4, 6).Select(step => rate.At(step)));
    }

    [Fact]
    public void A_stable_part_that_falls_goes_on_falling_inside_the_decay_but_not_below_the_minimum()
    {
        Schedule rate = Timm.WSDLRScheduler(1, 10, 5, lrMin: 0.5, stableFn: "power", stablePower: 1, stableTimescale: 4, decayFn: "linear");

        Assert.Equal([1, 0.8, 0.5], new[] { 0L, 1, 4 }.Select(rate.At), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(0.5, rate.At(9));
    }

    [Fact]
    public void A_warm_up_stable_decay_schedule_needs_a_decay_that_fits_and_a_timescale()
    {
        Assert.Contains("at most t_initial", Refusal(() => Timm.WSDLRScheduler(1, 10, 11)), StringComparison.Ordinal);
        Assert.Contains("stable_timescale", Refusal(() => Timm.WSDLRScheduler(1, 10, 5, stableFn: "rsqrt")), StringComparison.Ordinal);
        Assert.Contains("decay_ratio", Refusal(() => Timm.WSDLRScheduler(1, 10, 5, decayRatio: 1)), StringComparison.Ordinal);
        Assert.Contains("1-sqrt", Refusal(() => Timm.WSDLRScheduler(1, 10, 5, decayFn: "sine")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_warm_up_a_plateau_begins_at_zero_and_never_recovers()
    {
        Schedule rate = Timm.PlateauLRScheduler(1);
        for (int epoch = 0; epoch < 20; epoch++)
            rate = rate.Observe(epoch, epoch);

        Assert.All(Enumerable.Range(0, 20), epoch => Assert.Equal(0, rate.At(epoch)));
    }

    [Fact]
    public void A_plateau_does_not_look_at_the_metrics_of_its_warm_up()
    {
        Schedule rate = Timm.PlateauLRScheduler(1, patienceT: 0, warmupT: 2, mode: "min");
        foreach ((long epoch, double loss) in new[] { (0L, 0.1), (1, 0.2), (2, 0.3), (3, 5), (4, 5) })
            rate = rate.Observe(epoch, loss);

        Assert.Equal([0, 0.5, 1, 1, 0.1], Enumerable.Range(0, 5).Select(epoch => rate.At(epoch)));
    }

    [Fact]
    public void Noise_is_refused_and_its_settings_alone_are_not()
    {
        var error = Assert.Throws<DialectException>(() => Cosine("""{"t_initial": 10, "noise_range_t": [2, 5]}"""));

        Assert.Contains("noise_range_t", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Cosine("""{"t_initial": 10, "noise_range_t": null, "noise_pct": 0.5}""").At(0).LearningRate);
    }

    private static Plan Cosine(string arguments)
    {
        using var document = JsonDocument.Parse($$"""{"schedule": "CosineLRScheduler", "arguments": {{arguments}}}""");
        return Dialect.Import("timm", document.RootElement);
    }

    private static string Refusal(Func<Schedule> build) => Assert.ThrowsAny<ArgumentException>(build).Message;
}
