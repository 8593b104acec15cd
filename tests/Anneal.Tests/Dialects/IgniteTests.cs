using System.Text.Json;
using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class IgniteTests
{
    [Fact]
    public void A_warm_up_between_cycles_goes_from_the_end_to_the_next_start()
    {
        Schedule rate = Ignite.LinearCyclicalScheduler(1, 0, 10, startValueMult: 0.5, warmupDuration: 5, monotonic: true);

        Assert.Equal([1, 0.1, 0, 0.1, 0.4, 0.5, 0.25], [rate.At(0), rate.At(9), rate.At(10), rate.At(11), rate.At(14), rate.At(15), rate.At(20)], Near);
    }

    [Fact]
    public void Only_monotonic_cycles_may_have_a_warm_up() =>
        Assert.Contains("monotonic", Assert.Throws<ArgumentException>(() => Ignite.LinearCyclicalScheduler(1, 0, 10, warmupDuration: 5)).Message, StringComparison.Ordinal);

    [Fact]
    public void Cycle_sizes_are_truncated_each_time()
    {
        Schedule rate = Ignite.CosineAnnealingScheduler(1, 0, 10, cycleMult: 1.25);

        foreach (long restart in new long[] { 0, 10, 22, 37, 55 })     // 10, 12, 15, 18, …
            Assert.Equal(1, rate.At(restart));
        Assert.Equal(1, Ignite.CosineAnnealingScheduler(1, 0, 10).At(10_000_000_000));
    }

    [Fact]
    public void Cycles_that_shrink_to_nothing_end_with_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ignite.CosineAnnealingScheduler(1, 0, 4, cycleMult: 0.5).At(7));

    [Fact]
    public void After_the_warm_up_a_scheduler_of_PyTorch_goes_on_from_its_second_value()
    {
        Schedule rate = Ignite.CreateLrSchedulerWithWarmup(PyTorch.ExponentialLR(0.1, 0.5), isOfPyTorch: true, 0, 10);

        Assert.Equal([0, 0.1, 0.05, 0.025], [rate.At(0), rate.At(9), rate.At(10), rate.At(11)], Near);
    }

    [Fact]
    public void A_warm_up_to_another_value_passes_through_the_schedulers_first()
    {
        Schedule rate = Ignite.CreateLrSchedulerWithWarmup(PyTorch.ExponentialLR(0.1, 0.5), isOfPyTorch: true, 0, 10, 0.2);

        Assert.Equal([0.2, 0.1, 0.05], [rate.At(9), rate.At(10), rate.At(11)], Near);
    }

    [Fact]
    public void A_scheduler_of_Ignite_begins_with_its_first_value_and_none_stands_twice()
    {
        Schedule rate = Ignite.CreateLrSchedulerWithWarmup(Ignite.CosineAnnealingScheduler(0.9, 0, 100), isOfPyTorch: false, 0, 10);

        Assert.Equal([0.8, 0.9], [rate.At(8), rate.At(9)], Near);
        Assert.True(rate.At(10) < 0.9);
    }

    [Fact]
    public void Without_an_end_value_a_warm_up_goes_to_the_optimizers_rate_as_in_Ignite()
    {
        Plan plan = Import("""
            {"schedule": "create_lr_scheduler_with_warmup", "optimizer": {"kind": "SGD", "lr": 0.3}, "arguments": {"warmup_start_value": 0, "warmup_duration": 4,
             "lr_scheduler": ["CosineAnnealingScheduler", {"start_value": 0.9, "end_value": 0, "cycle_size": 100}]}}
            """);

        Assert.Equal([0, 0.1, 0.2, 0.3, 0.9], Enumerable.Range(0, 5).Select(step => plan.At(step).LearningRate), Near);
    }

    [Fact]
    public void Momentum_that_PyTorch_cycles_waits_for_the_end_of_the_warm_up()
    {
        Plan plan = Import("""
            {"schedule": "create_lr_scheduler_with_warmup", "optimizer": {"kind": "SGD", "lr": 0.1}, "arguments": {"warmup_start_value": 0, "warmup_duration": 10,
             "lr_scheduler": ["torch OneCycleLR", {"max_lr": 1, "total_steps": 100}]}}
            """);

        Assert.Equal([0.95, 0.95], new[] { 0L, 9 }.Select(step => plan.At(step).Momentum));
        Assert.Equal(PyTorch.OneCycleLR(1, 100).At(7), plan.At(16));
    }

    [Fact]
    public void A_duration_of_nothing_skips_the_first_but_keeps_any_other_for_ever()
    {
        Schedule[] constants = [.. Enumerable.Range(1, 3).Select(value => Ignite.PiecewiseLinear([(0L, value)]))];

        Assert.Equal([2, 2, 3], new[] { 0L, 4, 5 }.Select(Ignite.ConcatScheduler(constants, [0, 5]).At));
        Assert.Equal([1, 2, 2], new[] { 4L, 5, 500 }.Select(Ignite.ConcatScheduler(constants, [5, 0]).At));
    }

    [Fact]
    public void A_parameter_that_is_not_the_rate_has_its_own_channel()
    {
        Hyperparameters now = Import("""
            {"schedule": "PiecewiseLinear", "arguments": {"param_name": "momentum", "milestones_values": [[0, 0.8], [10, 0.9]]}, "optimizer": {"lr": 0.1}}
            """).At(10);

        Assert.Equal((0.1, 0.9), (now.LearningRate, now.Momentum));
    }

    [Fact]
    public void A_misspelt_argument_is_named_with_those_there_are()
    {
        using JsonDocument json = JsonDocument.Parse("""{"schedule": "CosineAnnealingScheduler", "arguments": {"start_value": 1, "end_value": 0, "cycle_size": 10, "cycle_mul": 2}}""");

        string message = Assert.Throws<DialectException>(() => Dialect.Import("ignite", json.RootElement)).Message;

        Assert.Contains("'cycle_mul'", message, StringComparison.Ordinal);
        Assert.Contains("cycle_mult", message, StringComparison.Ordinal);
    }

    private static Plan Import(string text)
    {
        using JsonDocument json = JsonDocument.Parse(text);
        return Dialect.Import("ignite", json.RootElement);
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-15;
}
