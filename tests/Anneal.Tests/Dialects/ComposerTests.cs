using System.Text.Json;
using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class ComposerTests
{
    private static readonly ComposerRun TenEpochs = new("10ep", 10);

    [Fact]
    public void A_fraction_of_the_run_is_truncated_to_whole_batches_in_the_librarys_order() =>
        Assert.Equal(28, Composer.LinearScheduler(1, new ComposerRun("2ep", 50), tMax: "0.29dur").Steps);

    [Theory]
    [InlineData("30ba")]
    [InlineData("3ep")]
    [InlineData("3e1BA")]
    [InlineData("0.3dur")]
    [InlineData("960sp")]
    [InlineData("30_720tok")]
    [InlineData("15iter")]
    public void Every_unit_can_tell_the_same_milestone(string milestone)
    {
        ComposerRun run = TenEpochs with { SamplesPerBatch = 32, TokensPerBatch = 1024, BatchesPerIteration = 2 };
        Schedule drop = Composer.MultiStepScheduler(1, run, [milestone]);

        Assert.Equal([1, 0.1], new[] { 29L, 30 }.Select(drop.At));
    }

    [Fact]
    public void Samples_that_do_not_fill_a_batch_are_reached_with_the_next_batch()
    {
        var run = new ComposerRun("100ba") { SamplesPerBatch = 32 };

        Assert.Equal([1, 0.1], new[] { 1L, 2 }.Select(Composer.MultiStepScheduler(1, run, ["33sp"]).At));
        Assert.Equal(32 / 33.0, 1 - Composer.LinearScheduler(1, run, tMax: "33sp").At(1), 1e-15);
        Assert.Equal(0, Composer.LinearScheduler(1, run, tMax: "33sp").At(2));
    }

    [Theory]
    [InlineData("10min")]
    [InlineData("30s")]
    [InlineData("ten ep")]
    [InlineData("-1ep")]
    [InlineData("2.5ba")]
    public void A_time_that_Composers_schedulers_do_not_know_is_refused_with_its_text(string time) =>
        Assert.Contains($"'{time}'", Refusal(() => Composer.StepScheduler(1, TenEpochs, time)), StringComparison.Ordinal);

    [Fact]
    public void A_unit_whose_clock_is_not_known_is_refused_with_what_it_needs()
    {
        Assert.Contains("SamplesPerBatch", Refusal(() => Composer.StepScheduler(1, TenEpochs, "100sp")), StringComparison.Ordinal);
        Assert.Contains("BatchesPerEpoch", Refusal(() => Composer.StepScheduler(1, new ComposerRun("100ba"), "1ep")), StringComparison.Ordinal);
    }

    [Fact]
    public void Cycles_have_truncated_lengths()
    {
        Schedule rate = Composer.CosineAnnealingWarmRestartsScheduler(1, TenEpochs, "10ba", 1.25);

        Assert.Equal([0L, 10, 22, 37, 55], Enumerable.Range(0, 60).Select(step => (long)step).Where(step => rate.At(step) == 1));
    }

    [Fact]
    public void A_factor_that_truncation_undoes_repeats_one_length()
    {
        Schedule rate = Composer.CosineAnnealingWarmRestartsScheduler(1, TenEpochs, "1ba", 1.5);

        Assert.All([0L, 1, 77, 1_000_000_007], step => Assert.Equal(1, rate.At(step)));
    }

    [Fact]
    public void Cycles_beyond_the_list_go_on_as_if_they_were_on_it()
    {
        Schedule rate = Composer.CosineAnnealingWarmRestartsScheduler(1, TenEpochs, "1000000ba", 1.0000015);
        long start = 0, length = 1_000_000;
        for (int cycle = 0; cycle < 5000; cycle++, length = (long)(1.0000015 * length))
            start += length;

        Assert.Equal(1_005_000, length);
        Assert.Equal(1, rate.At(start));
        Assert.True(rate.At(start - 1) < 1e-6);
    }

    [Fact]
    public void Cycles_that_shrink_to_nothing_end_the_run_there()
    {
        Schedule rate = Composer.CosineAnnealingWarmRestartsScheduler(1, TenEpochs, "8ba", 0.5);

        Assert.Equal(15, rate.Steps);
        Assert.Equal(1, rate.At(14));
        Assert.Throws<ArgumentOutOfRangeException>(() => rate.At(15));
    }

    [Fact]
    public void A_constant_returns_to_one_after_its_time_but_not_with_a_warm_up()
    {
        Assert.Equal([0.5, 1], new[] { 49L, 50 }.Select(Composer.ConstantScheduler(1, TenEpochs, 0.5, "5ep").At));
        Assert.Equal([0.25, 0.5, 0.5], new[] { 5L, 10, 1000 }.Select(Composer.ConstantWithWarmupScheduler(1, TenEpochs, "1ep", 0.5).At));
    }

    [Fact]
    public void Milestones_after_a_warm_up_still_count_from_the_beginning()
    {
        Schedule rate = Composer.MultiStepWithWarmupScheduler(1, TenEpochs, "2ep", ["1ep", "5ep"]);

        Assert.Equal([0.95, 0.1, 0.1, 0.01], new[] { 19L, 20, 49, 50 }.Select(rate.At), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void A_decay_after_a_warm_up_must_last_for_the_run_and_count_in_the_same_unit()
    {
        ComposerRun run = TenEpochs with { SamplesPerBatch = 32 };

        Assert.Contains("at least the run's length", Refusal(() => Composer.LinearWithWarmupScheduler(1, run, "1ep", tMax: "9ep")), StringComparison.Ordinal);
        Assert.Contains("same unit", Refusal(() => Composer.CosineAnnealingWithWarmupScheduler(1, run, "320sp")), StringComparison.Ordinal);
        Assert.Equal(120, Composer.PolynomialWithWarmupScheduler(1, run, "1ep", tMax: "12ep").Steps);
    }

    [Fact]
    public void A_scaled_run_stretches_everything_but_the_warm_up()
    {
        ComposerRun run = TenEpochs with { ScaleScheduleRatio = 2 };

        Assert.Equal(200, Composer.LinearScheduler(1, run).Steps);
        Assert.Equal([0.9, 1], new[] { 9L, 10 }.Select(Composer.LinearWithWarmupScheduler(1, run, "1ep").At));
        Assert.Equal([0.45, 1], new[] { 9L, 10 }.Select(Composer.LinearWithWarmupScheduler(1, run, "1ep", scaleWarmup: true).At));
    }

    [Fact]
    public void A_plain_number_of_the_runs_length_counts_epochs_and_none_is_refused()
    {
        Plan plan = Import("""{"schedule": "LinearScheduler", "arguments": {}, "max_duration": 10, "batches_per_epoch": 10, "optimizer": {"lr": 0.5}}""");

        Assert.Equal([0.5, 0.25, 0], new[] { 0L, 50, 100 }.Select(step => plan.At(step).LearningRate));
        Assert.Throws<DialectException>(() => Import("""{"schedule": "LinearScheduler", "arguments": {}}"""));
    }

    private static Plan Import(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Dialect.Import("composer", document.RootElement);
    }

    private static string Refusal(Func<Schedule> build) => Assert.ThrowsAny<ArgumentException>(build).Message;
}
