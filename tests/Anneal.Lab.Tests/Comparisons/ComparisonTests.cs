using System.Text.Json;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;

namespace Anneal.Lab.Tests.Comparisons;

public sealed class ComparisonTests
{
    private static readonly DataSet Data = SmallImages.Load();

    private static readonly ComparisonSettings Settings = new()
    {
        Data = "small",
        Model = "mlp:8",
        Policies = ["standard(rate 0.05)", "clr(high 0.05)", "1cycle(peak 0.1)"],
        Epochs = 4,
        BatchSize = 20,
        Seeds = [1, 2, 3],
    };

    [Fact]
    public void Results_are_the_same_bits_however_many_runs_are_trained_at_a_time() =>
        Assert.Equal(Bits(new Comparison(Settings, Data).Run(threads: 1)), Bits(new Comparison(Settings, Data).Run(threads: 3)));

    [Fact]
    public void The_settings_of_a_result_reproduce_it()
    {
        ComparisonResult first = new Comparison(Settings with { Policies = ["standard", "1cycle"] }, Data).Run();
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "config.json");
        ComparisonSettingsFile.Write(file, first.Settings);

        Assert.Equal(Bits(first), Bits(new Comparison(ComparisonSettingsFile.Read(file), Data).Run()));
    }

    [Fact]
    public void The_same_seed_gives_every_policy_the_same_initial_weights_and_the_same_batches()
    {
        ComparisonResult result = new Comparison(Settings, Data).Run();

        Assert.All(Settings.Seeds, seed => Assert.Single(result.Policies.Select(policy => policy.Runs.Single(run => run.Seed == seed).Losses[0]).Distinct()));
        Assert.Equal(3, result.Policies[0].Runs.Select(run => run.Losses[0]).Distinct().Count());
    }

    [Fact]
    public void Every_run_has_all_its_updates_and_ends_with_an_evaluation()
    {
        ComparisonResult result = new Comparison(Settings, Data).Run();

        Assert.True(result.Complete);
        Assert.Equal(["standard", "clr", "1cycle"], result.Policies.Select(policy => policy.Name));
        Assert.All(result.Policies.SelectMany(policy => policy.Runs), run =>
        {
            Assert.Equal(40, run.Losses.Count);
            Assert.Equal(40, run.Final.Update);
            Assert.Equal([10L, 20, 30, 40], run.Curve.Select(point => point.Update));
            Assert.True(run.TestAccuracy > 0.4, $"{run.Policy} learned nothing: {run.TestAccuracy}");
        });
    }

    [Fact]
    public void The_1cycle_policy_is_also_run_to_the_end_in_shares_of_the_standard_run()
    {
        ComparisonResult result = new Comparison(Settings, Data).Run();

        Assert.Equal(["1/8", "1/4", "1/3", "1/2", "1"], result.Budgets.Select(budget => budget.Share));
        Assert.Equal([5L, 10, 13, 20, 40], result.Budgets.Select(budget => budget.Updates));
        Assert.All(result.Budgets, budget => Assert.All(budget.Runs, run => Assert.Equal(budget.Updates, run.Losses.Count)));
        Assert.All(result.Budgets, budget => Assert.Equal(3, budget.Runs.Count));
        Assert.Same(result.Policies[2].Runs[0], result.Budgets[4].Runs[0]);
    }

    [Fact]
    public void A_policy_may_have_a_length_of_its_own_and_is_then_run_at_that_length_only()
    {
        ComparisonResult result = new Comparison(Settings with { Policies = ["standard(rate 0.05)", "1cycle(peak 0.1, epochs 2)"] }, Data).Run();

        Assert.Equal(20, result.Policies[1].Updates);
        Assert.Empty(result.Budgets);
    }

    [Fact]
    public void Two_1cycle_policies_are_compared_without_a_search_for_budgets()
    {
        var comparison = new Comparison(Settings with { Policies = ["standard(rate 0.05)", "1cycle(peak 0.1)", "1cycle(peak 0.2)"] }, Data);
        ComparisonResult result = comparison.Run();

        Assert.Equal(3 * 3, comparison.Progress.Runs);
        Assert.Empty(result.Budgets);
    }

    [Fact]
    public void A_run_that_diverges_is_a_result_and_reaches_nothing()
    {
        ComparisonResult result = new Comparison(Settings with { Policies = ["standard(rate 0.05)", "constant(rate 1e9)"] }, Data).Run();

        PolicyResult diverged = result.Policies[1];
        Assert.True(diverged.Diverged);
        Assert.Null(diverged.UpdatesToReference);
        using var document = JsonDocument.Parse(ComparisonDocument.Write(result));
        Assert.True(document.RootElement.GetProperty("policies")[1].GetProperty("diverged").GetBoolean());
    }

    [Fact]
    public async Task A_cancelled_comparison_keeps_the_runs_that_are_done()
    {
        using var cancellation = new CancellationTokenSource();
        var comparison = new Comparison(Settings with { Epochs = 40, Seeds = [.. Enumerable.Range(1, 5000)] }, Data);
        Task<ComparisonResult> work = Task.Run(() => comparison.Run(threads: 1, cancellation.Token));
        while (comparison.Progress.RunsDone < 4)
            await Task.Yield();
        await cancellation.CancelAsync();
        ComparisonResult result = await work;

        Assert.False(result.Complete);
        Assert.Equal(3, result.Policies.Count);
        Assert.All(result.Policies.SelectMany(policy => policy.Runs), run => Assert.Equal(400, run.Losses.Count));
    }

    [Fact]
    public void Progress_ends_with_every_update_and_every_run()
    {
        var comparison = new Comparison(Settings, Data);
        comparison.Run();

        Assert.Equal(comparison.Progress.Updates, comparison.Progress.UpdatesDone);
        Assert.Equal(3 * (3 + 4), comparison.Progress.RunsDone);
    }

    [Fact]
    public void Every_problem_of_the_settings_is_reported_at_once()
    {
        var error = Assert.Throws<AnnealException>(() => new Comparison(Settings with { Epochs = 0, BatchSize = 0, Seeds = [1, 1] }, Data));

        Assert.Contains("at least 1 epoch", error.Message, StringComparison.Ordinal);
        Assert.Contains("at least 1 example", error.Message, StringComparison.Ordinal);
        Assert.Contains("A seed stands there twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_policy_twice_is_refused() =>
        Assert.Throws<AnnealException>(() => new Comparison(Settings with { Policies = ["1cycle", "1cycle()"] }, Data));

    [Fact]
    public void Policies_of_one_name_are_told_apart_by_their_text()
    {
        ComparisonResult result = new Comparison(Settings with { Policies = ["constant(rate 0.1)", "constant(rate 0.2)"], Seeds = [1] }, Data).Run();

        Assert.StartsWith("constant(rate 0.1", result.Policies[0].Name, StringComparison.Ordinal);
        Assert.StartsWith("constant(rate 0.2", result.Policies[1].Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_of_the_language_are_compared_with_policies_and_with_each_other()
    {
        ComparisonResult result = new Comparison(
            Settings with { Policies = ["standard(rate 0.05)", "warmup 25% -> cosine from 0.05 to 0; momentum 0.9", "0.05; momentum 0.9"] }, Data).Run();

        Assert.Equal(["standard", "warmup 25% -> cosine from 0.05 to 0; momentum 0.9", "0.05; momentum 0.9"], result.Policies.Select(policy => policy.Name));
        Assert.All(result.Policies, policy => Assert.Equal((40, 800), (policy.Updates, policy.Examples)));
        Assert.Equal(0.05, result.Policies[1].Runs[0].Plan.At(10).LearningRate);
        Assert.All(result.Policies, policy => Assert.NotNull(policy.Difference));
    }

    /// <summary>Drops by 5 at half and three quarters of the run, and growth of the batch by 5.</summary>
    [Fact]
    public void A_plan_and_its_conversion_to_batch_sizes_see_the_same_examples_in_fewer_updates()
    {
        Plan falling = new Plan(PiecewiseConstant.Drops(0.05, 0.2, 20, 30).For(40)).WithMomentum(0.9);
        Plan growing = NoiseScale.ToBatchSizes(falling, 20, 0.05, largest: 200, examplesPerEpoch: 200);

        ComparisonResult result = new Comparison(Settings with { Policies = [falling.ToText(), growing.ToText()] }, Data).Run();

        Assert.Equal([40L, 20 + 2 + 1], result.Policies.Select(policy => policy.Updates));
        Assert.All(result.Policies, policy => Assert.Equal(800, policy.Examples));
        Assert.Equal([20, 100, 100, 200], new long[] { 19, 20, 21, 22 }.Select(step => result.Policies[1].Runs[0].Plan.At(step).BatchSize));
        Assert.Equal(0.05 * 0.04 * 10, result.Policies[1].Runs[0].Plan.At(22).LearningRate, 1e-15);
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_refused_with_its_remedy()
    {
        var comparison = new Comparison(Settings with { Policies = ["0.05; batch-size 201"] }, Data);

        Assert.Contains("--largest 200", Assert.Throws<AnnealException>(() => comparison.Run()).Message, StringComparison.Ordinal);
    }

    /// <summary>Everything but the seconds.</summary>
    private static string Bits(ComparisonResult result) => string.Join('\n',
        result.Policies.SelectMany(policy => policy.Runs).Concat(result.Budgets.SelectMany(budget => budget.Runs))
            .Select(run => $"{run.Policy} {run.Seed} {string.Join(' ', run.Losses.Select(BitConverter.DoubleToInt64Bits))} {string.Join(' ', run.Curve)} {run.TestAccuracy:R}"));
}
