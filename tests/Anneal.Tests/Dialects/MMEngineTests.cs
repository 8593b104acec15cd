using System.Text.Json;
using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

/// <summary>MMEngine's windows, defaults and errors where the golden values do not look.</summary>
public sealed class MMEngineTests
{
    [Fact]
    public void Nothing_happens_before_the_window_and_after_it_the_last_value_is_held()
    {
        Schedule rate = MMEngine.ExponentialLR(0.8, 0.5, begin: 3, end: 6);

        Assert.Equal([0.8, 0.8, 0.8, 0.8, 0.4, 0.2, 0.2, 0.2], Enumerable.Range(0, 8).Select(step => rate.At(step)));
    }

    [Fact]
    public void A_linear_shape_arrives_at_the_last_step_of_its_window()
    {
        Schedule rate = MMEngine.LinearLR(1, 0.5, 1, begin: 2, end: 7);

        Assert.Equal((1, 0.5, 1), (rate.At(1), rate.At(2), rate.At(6)));
    }

    [Fact]
    public void A_constant_factor_ends_one_step_before_its_window() =>
        Assert.Equal([0.05, 0.05, 0.1], Enumerable.Range(0, 3).Select(step => MMEngine.ConstantLR(0.1, 0.5, end: 3).At(step)));

    [Fact]
    public void A_cosine_without_a_length_does_not_quite_reach_its_minimum()
    {
        Schedule rate = MMEngine.CosineAnnealingLR(0.1, etaMinRatio: 0.1, begin: 10, end: 30);

        Assert.Equal(MMEngine.CosineAnnealingLR(0.1, 20, 0.1 * 0.1, begin: 10, end: 30), rate);
        Assert.True(rate.At(1000) > 0.01);
    }

    [Fact]
    public void A_cosine_shorter_than_its_window_rises_again() => Assert.Equal(0.1, MMEngine.CosineAnnealingLR(0.1, 10, end: 40).At(20), 1e-13);

    [Fact]
    public void Restarts_hold_the_last_value_after_their_last_period()
    {
        Schedule rate = MMEngine.CosineRestartLR(0.1, [10, 10], [1, 0.5], etaMin: 0);

        Assert.Equal((0.1, 0.05), (rate.At(0), rate.At(10)));
        Assert.Equal(rate.At(19), rate.At(500));
    }

    [Fact]
    public void A_1cycle_raises_after_its_end_unless_its_window_is_over()
    {
        Schedule whole = MMEngine.OneCycleLR(0.1, 1, 20, begin: 5), cut = MMEngine.OneCycleLR(0.1, 1, 20, begin: 5, end: 26);

        Assert.Equal(25, whole.Steps);
        Assert.Contains("Tried to step 22 times", Assert.Throws<ArgumentOutOfRangeException>(() => whole.At(26)).Message, StringComparison.Ordinal);
        Assert.Equal(cut.At(25), cut.At(26));
    }

    [Fact]
    public void A_1cycle_without_a_length_fills_its_window() =>
        Assert.Equal(MMEngine.OneCycleLR(0.1, 1, 20, begin: 5, end: 25), MMEngine.OneCycleLR(0.1, 1, begin: 5, end: 25));

    [Fact]
    public void A_plateau_looks_at_metrics_in_its_window_only()
    {
        Schedule rate = MMEngine.ReduceOnPlateauLR(0.1, patience: 0, begin: 3, end: 5);
        for (int step = 1; step < 9; step++)
            rate = rate.Observe(step, 1);

        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.01, 0.01], Enumerable.Range(0, 6).Select(step => Math.Round(rate.At(step), 12)));
    }

    [Fact]
    public void Metrics_of_a_thousand_million_are_bad() =>
        Assert.Equal(0.01, MMEngine.ReduceOnPlateauLR(0.1, patience: 0).Observe(1, 1e10).At(1), 1e-15);

    [Theory]
    [InlineData("""{"schedule": "StepLR", "arguments": {"step_size": 3, "begin": 5, "end": 5}}""", "larger than 'begin'")]
    [InlineData("""{"schedule": "CosineRestartLR", "arguments": {"periods": [3]}}""", "'eta_min' or 'eta_min_ratio'")]
    [InlineData("""{"schedule": "CosineRestartLR", "arguments": {"periods": [3, 4], "eta_min": 0}}""", "restart weights")]
    [InlineData("""{"schedule": "CosineAnnealingLR", "arguments": {"eta_min": 0, "eta_min_ratio": 0.1}}""", "not both")]
    [InlineData("""{"schedule": "ReduceOnPlateauLR", "arguments": {"rule": "min"}}""", "choose less")]
    [InlineData("""{"schedule": "PolyLR", "arguments": {"total_iters": 5}}""", "no argument 'total_iters'")]
    public void Wrong_arguments_are_refused_with_the_rule_and_a_remedy(string json, string words)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Contains(words, Assert.Throws<DialectException>(() => Dialect.Import("mmengine", document.RootElement)).Message, StringComparison.Ordinal);
    }
}
