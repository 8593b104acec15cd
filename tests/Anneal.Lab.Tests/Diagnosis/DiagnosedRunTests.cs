using System.Globalization;
using System.Text.Json;
using Anneal.Lab.Data;
using Anneal.Lab.Diagnosis;
using Anneal.Lab.Finding;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Lab.Tests.Diagnosis;

public sealed class DiagnosedRunTests : IDisposable
{
    private static readonly TrainingSettings Long = Training.Runs.Settings with { Epochs = 300, CheckpointEvery = 700 };

    private readonly Training.Runs _runs = new();

    [Fact]
    public void A_run_is_measured_at_shares_of_its_length_and_at_its_end_in_its_log_its_summary_and_its_report()
    {
        RunFolder folder = _runs.Whole(Long);

        JsonElement[] lines = [.. File.ReadAllLines(folder["metrics.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)];
        DiagnosisPoint[] points = [.. RunMetrics.Read(folder["metrics.jsonl"]).Points];
        Assert.Equal(points.Length, lines.Count(line => line.TryGetProperty("diagnosis", out _)));
        Assert.InRange(points.Length, 2, 20);
        Assert.Equal(3000, points[^1].UpdatesDone);
        Assert.All(points.Zip(points.Skip(1)).SkipLast(1), pair => Assert.Equal(points[0].UpdatesDone, pair.Second.UpdatesDone - pair.First.UpdatesDone));
        Assert.All(points, point => Assert.True(point is { UpdateExamples: 20, Sharpness: > 0, GradientVariance: > 0 }));
        RunDiagnosis diagnosis = RunSummary.Read(folder).Diagnosis!;
        Assert.Equal(points[^1], diagnosis.Last);
        Assert.Contains(diagnosis.Verdicts[0].Finding[..20], File.ReadAllText(folder["report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Measuring_leaves_no_trace_in_network_or_metrics()
    {
        RunFolder measured = _runs.Whole(Long), plain = _runs.Whole(Long with { Diagnosis = false });

        Assert.Equal(File.ReadAllBytes(plain[TrainingRun.ModelName]), File.ReadAllBytes(measured[TrainingRun.ModelName]));
        Assert.Equal(Training.Runs.Metrics(plain).Split('\n'), Training.Runs.Metrics(measured).Split('\n').Where(line => !line.Contains("diagnosis", StringComparison.Ordinal)));
        Assert.Null(RunSummary.Read(plain).Diagnosis);
        Assert.True(File.Exists(plain["report.html"]));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1001)]
    [InlineData(3000)]
    public void A_run_that_was_killed_is_measured_as_if_nothing_had_happened(long updates)
    {
        RunFolder folder = _runs.Killed(updates, Long);

        Training.Runs.Resume(folder, out _, threads: 2);

        RunFolder whole = _runs.Whole(Long);
        Training.Runs.AssertSame(whole, folder);
        Assert.Equal(RunSummary.Read(whole).Diagnosis!.Verdicts, RunSummary.Read(folder).Diagnosis!.Verdicts);
    }

    [Fact]
    public void A_rate_a_hundred_times_too_small_is_told() =>
        Assert.Contains(VerdictKind.LearningRateTooSmall, Kinds(Long with { Policy = "1cycle(peak 0.0005)", Epochs = 40 }));

    [Fact]
    public void A_rate_near_divergence_is_told() =>
        Assert.Contains(VerdictKind.LearningRateTooLarge, Kinds(Long with { Policy = "hold 2; momentum 0.9", Epochs = 10 }));

    [Fact]
    public void A_sound_run_has_no_verdict_about_its_rate() =>
        Assert.DoesNotContain(Kinds(Long), kind => kind is VerdictKind.LearningRateTooLarge or VerdictKind.LearningRateTooSmall or VerdictKind.Diverged);

    [Fact]
    public void A_network_that_memorizes_random_labels_is_told_to_be_overfitting() => Assert.Contains(
        VerdictKind.Overfitting,
        Kinds(Long with { Model = "mlp:64", Policy = "1cycle(peak 0.2, weight-decay 0)", Epochs = 60 }, WithRandomLabels(Training.Runs.Data)));

    [Fact]
    public void A_run_that_diverges_names_layer_and_update_in_its_summary()
    {
        RunFolder folder = RunFolder.Create(_runs.Path, "diverged");
        using TrainingRun run = TrainingRun.Start(Long with { Policy = "hold 1e20" }, Training.Runs.Data, folder);
        RunSummary summary = run.Train();

        Assert.Equal(TrainingStatus.Diverged, summary.Status);
        Assert.NotEqual("", summary.Diagnosis!.Divergence!.Place);
        Assert.Equal(VerdictKind.Diverged, summary.Diagnosis.Verdicts[0].Kind);
        Assert.Contains("The last updates before the divergence", File.ReadAllText(folder["report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_automatic_rate_stands_in_the_settings_as_a_number()
    {
        TrainingSettings settings = Training.Runs.Settings with { Policy = "1cycle" };

        TrainingSettings found = AutomaticRate.Apply(settings, Training.Runs.Data);

        Assert.Matches(@"^1cycle\(peak [0-9.]+", found.Policy);
        Assert.Equal(settings, found with { Policy = "1cycle" });
    }

    [Fact]
    public void An_automatic_rate_is_searched_with_the_settings_of_the_training()
    {
        TrainingSettings settings = Training.Runs.Settings with { Policy = "1cycle(weight-decay 0.005)", LabelSmoothing = 0.3, ClipNorm = 2, Augmentation = "crop 2" };
        var search = new FindingSettings
        {
            Model = settings.Model,
            BatchSize = settings.BatchSize,
            WeightDecays = [0.005],
            LabelSmoothing = 0.3,
            ClipNorm = 2,
            Augmentation = "crop 2",
        };
        double peak = new LearningRateSearch(search, Training.Runs.Data).Run().OneCycle!.Peak;

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"peak {peak:R}"), AutomaticRate.Apply(settings, Training.Runs.Data).Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_automatic_rate_for_a_sentence_of_the_language() => Assert.Contains(
        "1cycle",
        Assert.Throws<AnnealException>(() => AutomaticRate.Apply(Training.Runs.Settings with { Policy = "cosine from 0.1 to 0" }, Training.Runs.Data)).Message,
        StringComparison.Ordinal);

    public void Dispose() => _runs.Dispose();

    private VerdictKind[] Kinds(TrainingSettings settings, DataSet? data = null)
    {
        RunFolder folder = RunFolder.Create(_runs.Path, "judged");
        using TrainingRun run = TrainingRun.Start(settings, data ?? Training.Runs.Data, folder);
        return [.. run.Train().Diagnosis!.Verdicts.Select(verdict => verdict.Kind)];
    }

    private static DataSet WithRandomLabels(DataSet data) => new("random", Relabelled(data.Train, 5), Relabelled(data.Validation, 6), Relabelled(data.Test, 7), "labels at random");

    private static LabeledImages Relabelled(LabeledImages images, int seed)
    {
        var random = new Random(seed);
        return new LabeledImages(images.Pixels.ToArray(), [.. Enumerable.Range(0, images.Count).Select(_ => (byte)random.Next(images.Classes))], images.Rows, images.Columns, images.Classes);
    }
}
