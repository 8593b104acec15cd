using System.Text.Json;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;

namespace Anneal.Lab.Tests.Comparisons;

/// <summary>What a comparison leaves behind.</summary>
public sealed class RecordTests
{
    private static readonly DataSet Data = SmallImages.Load();

    private static readonly ComparisonResult Result = new Comparison(
        new ComparisonSettings { Data = "small", Model = "mlp:8", Policies = ["standard(rate 0.05)", "1cycle(peak 0.1)"], Epochs = 2, BatchSize = 20, Seeds = [1, 2] },
        Data).Run();

    [Fact]
    public void The_folder_holds_the_report_its_pictures_the_metrics_and_the_settings()
    {
        RunFolder folder = Write();

        Assert.Equal(
            ["accuracy.svg", "budgets.svg", "config.json", "learning-rate.svg", "metrics.jsonl", "momentum.svg", "report.html", "training-loss.svg", "validation-loss.svg"],
            Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public void Metrics_hold_every_update_with_the_values_it_used()
    {
        JsonElement[] lines = [.. File.ReadLines(Write()["metrics.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)];
        JsonElement[] updates = [.. lines.Where(line => line.TryGetProperty("loss", out _))];
        JsonElement last = updates.Last(line => line.GetProperty("policy").GetString() == "1cycle" && line.GetProperty("budget").GetString() == "1");

        Assert.Equal(2 * (20 + 20 + 2 + 5 + 7 + 10), updates.Length);
        Assert.Equal(19, last.GetProperty("update").GetInt64());
        Assert.Equal(0.1 / 10 / 100, last.GetProperty("learningRate").GetDouble(), 1e-15);
        Assert.Equal(0.95, last.GetProperty("momentum").GetDouble());
        Assert.Contains(lines, line => line.TryGetProperty("validationAccuracy", out _));
    }

    [Fact]
    public void Metrics_hold_the_runs_of_every_budget_also_where_the_whole_is_longer_than_the_1cycle_of_the_table()
    {
        ComparisonResult result = new Comparison(Result.Settings with { Policies = ["standard(rate 0.05, epochs 4)", "1cycle(peak 0.1)"] }, Data).Run();
        RunFolder folder = RunFolder.Create(Directory.CreateTempSubdirectory().FullName, "run");
        ComparisonReport.Write(folder, result, Data, "test");

        int updates = File.ReadLines(folder["metrics.jsonl"]).Count(line => line.Contains("\"loss\"", StringComparison.Ordinal));
        Assert.Equal(2 * (40 + 20 + 5 + 10 + 13 + 40), updates);
    }

    [Fact]
    public void The_document_for_other_programs_has_the_promised_form()
    {
        using var document = JsonDocument.Parse(ComparisonDocument.Write(Result));
        JsonElement root = document.RootElement, policy = root.GetProperty("policies")[1];

        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("small", root.GetProperty("data").GetString());
        Assert.Equal("mlp:8", root.GetProperty("model").GetString());
        Assert.Equal("1cycle", policy.GetProperty("name").GetString());
        Assert.Equal(20, policy.GetProperty("updates").GetInt64());
        Assert.Equal(2, policy.GetProperty("accuracies").GetArrayLength());
        Assert.All(policy.GetProperty("accuracies").EnumerateArray(), accuracy => Assert.InRange(accuracy.GetDouble(), 0, 1));
        Assert.All(["mean", "low", "high"], name => Assert.True(policy.GetProperty("accuracy").TryGetProperty(name, out _)));
        Assert.All(["mean", "low", "high"], name => Assert.True(policy.GetProperty("difference").TryGetProperty(name, out _)));
        Assert.True(policy.TryGetProperty("updatesToReference", out _));
        Assert.True(policy.GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public void The_report_names_every_policy_and_holds_its_settings()
    {
        string report = File.ReadAllText(Write()["report.html"]);

        Assert.Contains("standard", report, StringComparison.Ordinal);
        Assert.Contains("1cycle", report, StringComparison.Ordinal);
        Assert.Contains("schemaVersion", report, StringComparison.Ordinal);
        Assert.Contains("made by a seeded generator", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_there_is_never_written_into()
    {
        string parent = Directory.CreateTempSubdirectory().FullName;

        Assert.Equal("run", Path.GetFileName(RunFolder.Create(parent, "run").Path));
        Assert.Equal("run-2", Path.GetFileName(RunFolder.Create(parent, "run").Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    public void A_name_that_leads_elsewhere_is_refused(string name) =>
        Assert.Throws<AnnealException>(() => RunFolder.Create(Path.GetTempPath(), name));

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("{\"epochz\": 3}", "epochz")]
    [InlineData("{\"epochs\": \"three\"}", "$.epochs")]
    public void Settings_that_cannot_be_read_say_where(string text, string where)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "config.json");
        File.WriteAllText(file, text);

        Assert.Contains(where, Assert.Throws<AnnealException>(() => ComparisonSettingsFile.Read(file)).Message, StringComparison.Ordinal);
    }

    private static RunFolder Write()
    {
        RunFolder folder = RunFolder.Create(Directory.CreateTempSubdirectory().FullName, "run");
        ComparisonReport.Write(folder, Result, Data, "test");
        return folder;
    }
}
