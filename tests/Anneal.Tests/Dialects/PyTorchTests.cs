using System.Text.Json;
using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

/// <summary>What PyTorch does where the golden values do not look: edges, defaults and errors.</summary>
public sealed class PyTorchTests
{
    [Fact]
    public void A_cosine_rises_again_after_its_minimum()
    {
        Schedule cosine = PyTorch.CosineAnnealingLR(0.1, tMax: 50);

        Assert.Equal(0, cosine.At(50));
        Assert.Equal(0.1, cosine.At(100), 1e-13);
        Assert.Equal(0, cosine.At(150), 1e-15);
    }

    [Theory]
    [InlineData(1, 3, 121)]
    [InlineData(1, 10, 111)]
    [InlineData(7, 2, 7 * 1023)]
    [InlineData(5, 1, 5_000_000_000)]
    public void Restarts_are_counted_in_whole_numbers(long t0, long tMult, long restart)
    {
        Schedule cosine = PyTorch.CosineAnnealingWarmRestarts(0.1, t0, tMult);

        Assert.Equal(0.1, cosine.At(restart));
        Assert.True(cosine.At(restart - 1) < 0.1);
    }

    [Fact]
    public void Restarts_far_beyond_any_run_still_have_a_value() =>
        Assert.True(double.IsFinite(PyTorch.CosineAnnealingWarmRestarts(0.1, 3, 1000).At(long.MaxValue - 1)));

    [Fact]
    public void A_constant_factor_of_no_steps_is_never_taken_back() => Assert.Equal(0.05, PyTorch.ConstantLR(0.1, 0.5, totalIters: 0).At(100));

    [Fact]
    public void A_constant_factor_of_0_cannot_be_taken_back()
    {
        Schedule constant = PyTorch.ConstantLR(0.1, factor: 0, totalIters: 5);

        Assert.Equal(0, constant.At(4));
        Assert.Contains("divides by zero", Assert.Throws<InvalidOperationException>(() => constant.At(5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_the_librarys()
    {
        Assert.Equal(PyTorch.ConstantLR(0.1, 1.0 / 3, 5), Import("ConstantLR", "{}"));
        Assert.Equal(PyTorch.LinearLR(0.1, 1.0 / 3, 1, 5), Import("LinearLR", "{}"));
        Assert.Equal(PyTorch.PolynomialLR(0.1, 5, 1), Import("PolynomialLR", "{}"));
        Assert.Equal(PyTorch.StepLR(0.1, 7, 0.1), Import("StepLR", """{"step_size": 7}"""));
        Assert.Equal(PyTorch.SWALR(0.1, 0.02, 10, "cos"), Import("SWALR", """{"swa_lr": 0.02}"""));
        Assert.Equal(PyTorch.CyclicLR(0.01, 1, 2000, 2000).LearningRate, Import("CyclicLR", """{"base_lr": 0.01, "max_lr": 1}"""));
        Assert.Equal(PyTorch.ReduceLROnPlateau(0.1, "min", 0.1, 10, 1e-4, "rel", 0, 0, 1e-8), Import("ReduceLROnPlateau", "{}"));
        Assert.Equal(
            PyTorch.OneCycleLR(1, 60, 0.3, "cos", true, 0.85, 0.95, 25, 1e4).LearningRate, Import("OneCycleLR", """{"max_lr": 1, "epochs": 6, "steps_per_epoch": 10}"""));
    }

    [Fact]
    public void A_plateau_reduces_after_more_bad_metrics_than_its_patience()
    {
        FeedbackSchedule rate = PyTorch.ReduceLROnPlateau(0.1, patience: 2);

        Schedule after = Observed(rate, 1, 1, 1, 1);

        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.01], Enumerable.Range(0, 5).Select(step => after.At(step)).Select(value => Math.Round(value, 12)));
        Assert.Equal(0.1, rate.At(4));
    }

    [Fact]
    public void A_plateau_takes_no_worse_metric_for_better_unless_told_to_compare_by_share()
    {
        Assert.Equal(0.1, Observed(PyTorch.ReduceLROnPlateau(0.1, patience: 0), -1, -0.99999).At(9));
        Assert.Equal(0.01, Observed(PyTorch.ReduceLROnPlateau(0.1, patience: 0, thresholdMode: "abs"), -1, -0.99999).At(9), 1e-15);
    }

    [Fact]
    public void A_plateau_below_its_lowest_rate_changes_nothing_but_cools_down()
    {
        Schedule rate = Observed(PyTorch.ReduceLROnPlateau(0.1, factor: 0.5, patience: 0, cooldown: 1, minLr: 0.04), 1, 1, 1, 1, 1, 1);

        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.04, 0.04], Enumerable.Range(0, 6).Select(step => rate.At(step)));
    }

    [Fact]
    public void Each_group_of_a_plateau_has_its_own_lowest_rate()
    {
        Plan plan = ImportPlan("""
            {"schedule": "ReduceLROnPlateau", "arguments": {"patience": 0, "min_lr": [0.05, 0]}, "groups": [{"lr": 0.1}, {"lr": 0.2}]}
            """);

        plan = plan.Observe(1, 1).Observe(2, 1);

        Assert.Equal(0.05, plan.At(2, plan.Groups[0]).LearningRate);
        Assert.Equal(0.02, plan.At(2, plan.Groups[1]).LearningRate, 1e-15);
    }

    [Fact]
    public void A_cycle_with_no_way_down_is_a_saw()
    {
        Schedule saw = PyTorch.CyclicLR(0, 1, stepSizeUp: 4, stepSizeDown: 0).LearningRate;

        Assert.Equal([0, 0.25, 0.5, 0.75, 0, 0.25], Enumerable.Range(0, 6).Select(step => saw.At(step)));
    }

    [Fact]
    public void A_scale_function_is_given_cycles_from_1_or_iterations_from_0()
    {
        Schedule byCycle = PyTorch.CyclicLR(0, 1, 2, scaleFn: cycle => cycle).LearningRate;
        Schedule byIteration = PyTorch.CyclicLR(0, 1, 2, scaleFn: iteration => iteration, scaleMode: "iterations").LearningRate;

        Assert.Equal((1, 2), (byCycle.At(2), byCycle.At(6)));
        Assert.Equal((2, 6), (byIteration.At(2), byIteration.At(6)));
    }

    [Fact]
    public void One_cycle_of_one_phase_divides_by_zero_one_past_its_end()
    {
        Schedule rate = PyTorch.OneCycleLR(1, 10, pctStart: 1).LearningRate;

        Assert.Equal(1, rate.At(9));
        Assert.Throws<InvalidOperationException>(() => rate.At(10));
    }

    [Fact]
    public void Swa_without_epochs_is_at_its_rate_at_once() => Assert.Equal(0.05, PyTorch.SWALR(0.1, 0.05, annealEpochs: 0).At(0));

    [Fact]
    public void Lambda_and_multiplicative_schedules_take_functions()
    {
        Schedule lambda = PyTorch.LambdaLR(0.1, step => 1.0 / (1 + step));
        Schedule product = PyTorch.MultiplicativeLR(0.1, step => step == 0 ? 100 : 0.5, steps: 3);

        Assert.Equal(0.025, lambda.At(3));
        Assert.Equal([0.1, 0.05, 0.025, 0.025], Enumerable.Range(0, 4).Select(step => product.At(step)));
    }

    [Theory]
    [InlineData("""{"schedule": "StepLR", "arguments": {"step_size": 10, "gama": 0.1}}""", "no argument 'gama'")]
    [InlineData("""{"schedule": "StepLR", "arguments": {}}""", "'step_size' is missing")]
    [InlineData("""{"schedule": "StepLR", "arguments": {"step_size": 0}}""", "at least 1")]
    [InlineData("""{"schedule": "LinearLR", "arguments": {"start_factor": 0}}""", "above 0")]
    [InlineData("""{"schedule": "ConstantLR", "arguments": {"factor": 1.5}}""", "from 0 to 1")]
    [InlineData("""{"schedule": "CosineAnnealingWarmRestarts", "arguments": {"T_0": 5, "T_mult": 1.5}}""", "a whole number")]
    [InlineData("""{"schedule": "OneCycleLR", "arguments": {"max_lr": 1}}""", "'total_steps' or both")]
    [InlineData("""{"schedule": "OneCycleLR", "arguments": {"max_lr": 1, "epochs": -2, "steps_per_epoch": -5}}""", "'epochs' must be at least 1")]
    [InlineData("""{"schedule": "OneCycleLR", "arguments": {"max_lr": 1, "total_steps": 9, "div_factor": 0}}""", "must not be 0")]
    [InlineData("""{"schedule": "OneCycleLR", "arguments": {"max_lr": 1, "total_steps": 10, "pct_start": 0.1}}""", "divides by zero")]
    [InlineData("""{"schedule": "OneCycleLR", "arguments": {"max_lr": [1, 2, 3], "total_steps": 9}, "groups": [{"lr": 1}, {"lr": 1}]}""", "3 values for 2")]
    [InlineData("""{"schedule": "CyclicLR", "arguments": {"base_lr": 0, "max_lr": 1, "mode": "sawtooth"}}""", "choose triangular")]
    [InlineData("""{"schedule": "CyclicLR", "arguments": {"base_lr": 0, "max_lr": 1, "scale_fn": "lambda x: 1"}}""", "Build the schedule in C#")]
    [InlineData("""{"schedule": "LambdaLR", "arguments": {"lr_lambda": "lambda x: 1"}}""", "PyTorch.LambdaLR")]
    [InlineData("""{"schedule": "ReduceLROnPlateau", "arguments": {"factor": 1}}""", "below 1")]
    [InlineData("""{"schedule": "SequentialLR", "arguments": {"schedulers": [["StepLR", {"step_size": 3}]], "milestones": [4]}}""", "0 milestones")]
    [InlineData("""{"schedule": "ChainedScheduler", "arguments": {"schedulers": [["ReduceLROnPlateau", {}]]}}""", "native Then or Times")]
    [InlineData("""{"schedule": "ChainedScheduler", "arguments": {"schedulers": []}}""", "at least one scheduler")]
    public void Wrong_arguments_are_refused_with_the_rule_and_a_remedy(string json, string words) =>
        Assert.Contains(words, Assert.Throws<DialectException>(() => ImportPlan(json)).Message, StringComparison.Ordinal);

    private static Schedule Observed(Schedule schedule, params double[] metrics)
    {
        for (int i = 0; i < metrics.Length; i++)
            schedule = schedule.Observe(i + 1, metrics[i]);
        return schedule;
    }

    private static Schedule Import(string schedule, string arguments) =>
        ImportPlan($$"""{"schedule": "{{schedule}}", "optimizer": {"lr": 0.1}, "arguments": {{arguments}} }""").LearningRate;

    private static Plan ImportPlan(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Dialect.Import("torch", document.RootElement);
    }
}
