using System.Text.Json;
using Anneal.Lab.Reports;
using Anneal.Lab.Runs.Comparing;
using Anneal.Lab.Statistics;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Horizons;

namespace Anneal.Lab.Tests.Runs.Comparing;

public sealed class RunComparisonTests : IDisposable
{
    private static readonly TrainingSettings Standard = new() { Policy = "standard" }, OneCycle = new() { Policy = "1cycle" };

    private readonly RecordedRuns _runs = new();

    [Fact]
    public void Runs_are_paired_by_their_seeds_in_whatever_order_they_were_made()
    {
        Add(Standard, (1, 0.90), (2, 0.80), (3, 0.85));
        Add(OneCycle, (3, 0.86), (1, 0.92), (7, 0.10));

        GroupResult result = Compare().Results[1];

        Assert.Equal(2, result.Pairs);
        Assert.Equal(Estimate.OfDifference([0.92, 0.86], [0.90, 0.85]), result.Difference);
        Assert.Equal(Estimate.Of([0.86, 0.92, 0.10]).Mean, result.Measured!.Value.Mean, 1e-15);
    }

    [Fact]
    public void More_seeds_are_those_of_the_power_of_the_paired_test_less_those_there_are()
    {
        Add(Standard, (1, 0.90), (2, 0.90), (3, 0.90), (4, 0.90));
        Add(OneCycle, (1, 0.91), (2, 0.89), (3, 0.92), (4, 0.90)); // mean 0.005, s = 0.01291: not told apart

        RunComparison comparison = Compare();
        GroupResult result = comparison.Results[1];

        Assert.Equal(PairedPower.PairsFor(0.005, Math.Sqrt(5e-4 / 3)) - 4, result.MoreSeeds);
        Assert.Equal(51, result.MoreSeeds); // 55 in all: (2.0049 + 0.8480)² · 2.582² = 54.3
        Assert.Contains("51 more seeds would", Assert.Single(RunComparisonTable.Conclusions(comparison)), StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_whose_interval_leaves_out_0_are_told_apart_and_need_no_more_seeds()
    {
        Add(Standard, (1, 0.90), (2, 0.80), (3, 0.85));
        Add(OneCycle, (1, 0.92), (2, 0.82), (3, 0.871));

        Assert.Equal(0, Compare().Results[1].MoreSeeds);
        Assert.Contains("told apart by 3 seeds", Assert.Single(RunComparisonTable.Conclusions(Compare())), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_seed_in_common_nothing_is_said()
    {
        Add(Standard, (1, 0.90));
        Add(OneCycle, (2, 0.92));

        Assert.Null(Compare().Results[1].Difference);
        Assert.Null(Compare().Results[1].MoreSeeds);
        Assert.Contains("no seed in common", Assert.Single(RunComparisonTable.Conclusions(Compare())), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_settings_that_differ_are_shown()
    {
        Add(Standard, (1, 0.90), (2, 0.90));
        Add(OneCycle with { BatchSize = 64 }, (1, 0.92), (2, 0.92));

        Assert.Equal(
            [("policy", "standard | 1cycle"), ("batchSize", "128 | 64"), ("seed", "1, 2 | 1, 2")],
            Compare().Settings.Select(setting => (setting.Key, string.Join(" | ", setting.Values))));
    }

    [Fact]
    public void A_seed_that_stands_twice_in_a_group_is_refused_with_both_runs()
    {
        Add(Standard, (1, 0.90), (1, 0.91));
        Add(OneCycle, (1, 0.92));

        string message = Assert.Throws<AnnealException>(Compare).Message;

        Assert.Contains("the seed 1 stands in standard-1 and standard-1-2", message, StringComparison.Ordinal);
        Assert.Contains("anneal runs tag", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_not_done_is_left_out_with_a_word_and_so_are_other_data()
    {
        Add(Standard, (1, 0.90), (2, 0.80));
        Add(OneCycle, (1, 0.92));
        _runs.Add("unfinished", null, 2, OneCycle, dataHash: "fedcba9876543210");

        RunComparison comparison = Compare();

        Assert.Equal(1, comparison.Results[1].Pairs);
        Assert.Contains(comparison.Warnings, warning => warning.Contains("'unfinished' (interrupted) has no test accuracy", StringComparison.Ordinal));
        Assert.Contains(comparison.Warnings, warning => warning.Contains("not trained on the same data", StringComparison.Ordinal));
    }

    [Fact]
    public void Three_runs_or_more_are_put_into_groups_that_differ_in_the_seed_only()
    {
        Add(Standard, (1, 0.90), (2, 0.80));
        Add(OneCycle, (1, 0.92), (2, 0.82));

        IReadOnlyList<RunGroup> groups = RunGroup.Select(_runs.Store, ["standard-1", "1cycle-2", "standard-2", "1cycle-1"]);

        Assert.Equal(["standard", "1cycle"], groups.Select(group => group.Name));
        Assert.Equal(["1cycle-2", "1cycle-1"], groups[1].Runs.Select(run => run.Name));
    }

    [Fact]
    public void Two_runs_are_compared_as_they_are_named()
    {
        Add(Standard, (1, 0.90), (2, 0.80));

        Assert.Equal(["standard-2", "standard-1"], RunGroup.Select(_runs.Store, ["standard-2", "standard-1"]).Select(group => group.Name));
    }

    [Fact]
    public void A_run_whose_end_was_moved_is_no_repetition_of_others_and_the_change_is_told()
    {
        Add(Standard, (1, 0.90));
        _runs.Add("landed", 0.8, seed: 2, Standard, changes: new HorizonChange { AtUpdate = 5, UpdatesBefore = 20, Updates = 9, LandingRate = 0 });
        _runs.Add("landed-too", 0.8, seed: 1, Standard, changes: new HorizonChange { AtUpdate = 5, UpdatesBefore = 20, Updates = 9, LandingRate = 0 });

        IReadOnlyList<RunGroup> groups = RunGroup.Select(_runs.Store, ["standard-1", "landed", "landed-too"]);

        Assert.Equal([1, 2], groups.Select(group => group.Runs.Count));
        DifferingSetting changes = RunComparison.Of(groups, RunMeasure.TestAccuracy).Settings.Single(setting => setting.Key == "changes");
        Assert.Equal(["", "landed at update 5: the learning rate goes to 0 in 4 updates"], changes.Values);
    }

    [Fact]
    public void Groups_may_be_named_by_tags()
    {
        Add(Standard, (1, 0.90), (2, 0.80));
        Add(OneCycle, (1, 0.92), (2, 0.82));
        _runs.Store.Tag("standard-1", ["old"], []);
        _runs.Store.Tag("1cycle-1", ["new"], []);

        Assert.Equal(["1cycle-1"], RunGroup.Select(_runs.Store, ["tag:old", "tag:new"])[1].Runs.Select(run => run.Name));
    }

    [Fact]
    public void Every_name_that_is_not_there_is_told()
    {
        string message = Assert.Throws<AnnealException>(() => RunGroup.Select(_runs.Store, ["absent", "policy:rare", "tag:none"])).Message;

        Assert.Contains("no run 'absent'", message, StringComparison.Ordinal);
        Assert.Contains("the policy 'rare'", message, StringComparison.Ordinal);
        Assert.Contains("the tag 'none'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_has_the_results_the_settings_the_curves_and_the_formula()
    {
        Add(Standard, (1, 0.90), (2, 0.80));
        Add(OneCycle, (1, 0.92), (2, 0.83));

        string html = HtmlReport.Write(RunComparisonReport.Page(Compare(), "test"));

        Assert.All(["policy:standard", "more seeds", "What differs in their settings", "Learning rate", "Validation loss", "1cycle-2", "√n"], part => Assert.Contains(part, html, StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_for_other_programs_has_the_promised_form()
    {
        Add(Standard, (1, 0.90));
        Add(OneCycle, (1, 0.92));
        using var document = JsonDocument.Parse(RunComparisonDocument.Write(Compare()));
        JsonElement root = document.RootElement, group = root.GetProperty("groups")[1];

        Assert.Equal((1, "testAccuracy"), (root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("measure").GetString()));
        Assert.Equal(0.02, group.GetProperty("difference").GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, group.GetProperty("difference").GetProperty("low").ValueKind);
        Assert.Equal(JsonValueKind.Null, group.GetProperty("moreSeeds").ValueKind);
        Assert.Equal("policy", root.GetProperty("settings")[0].GetProperty("key").GetString());
    }

    public void Dispose() => _runs.Dispose();

    private RunComparison Compare() => RunComparison.Of(RunGroup.Select(_runs.Store, ["policy:standard", "policy:1cycle"]), RunMeasure.TestAccuracy);

    private void Add(TrainingSettings settings, params (ulong Seed, double Accuracy)[] runs)
    {
        foreach ((ulong seed, double accuracy) in runs)
            _runs.Add($"{settings.Policy}-{seed}", accuracy, seed, settings);
    }
}
