using System.Text.Json;
using Anneal.Engine;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Lab.Tests.Training;

public sealed class TrainingRunTests : IDisposable
{
    private readonly Runs _runs = new();

    public static TheoryData<TrainingSettings> Kinds => new(
        Runs.Settings,
        Runs.Settings with { CheckpointEvery = 3, Optimizer = "adamw", Policy = "warmup 5 steps -> cosine from 0.01 to 0; weight-decay 0.01" },
        Runs.Settings with { CheckpointEvery = 7, Optimizer = "nesterov", Augmentation = "flip, crop 1", LabelSmoothing = 0.1, ClipNorm = 0.5, AccumulatedBatches = 2, Epochs = 8 },
        Runs.Settings with { Policy = "reduce-on-plateau(initial 0.05, patience 1, threshold 0.9, factor 0.5); batch-size piecewise-constant(boundaries 15, values 20 10)", CheckpointEvery = 4 });

    [Fact]
    public void A_completed_run_leaves_settings_summary_metrics_checkpoints_and_network()
    {
        RunFolder folder = _runs.Whole();

        RunSummary summary = RunSummary.Read(folder);
        Assert.Equal((40, 40, 4), (summary.Updates, summary.UpdatesDone, summary.Epochs.Length));
        Assert.InRange(summary.TestAccuracy!.Value, 0.4, 1);
        Assert.Equal(Runs.Settings with { Kernels = KernelPath.Current }, TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]));
        Assert.Equal(["best", "step-000000000030", "step-000000000040"], Directory.GetDirectories(folder["checkpoints"]).Select(Path.GetFileName).Order());
        Assert.Equal(4, Model.Load(folder[TrainingRun.ModelName]).OutputSize);
    }

    [Fact]
    public void Metrics_have_a_line_for_every_update_and_every_epoch()
    {
        string[] lines = File.ReadAllLines(_runs.Whole()["metrics.jsonl"]);

        JsonElement[] objects = [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(Enumerable.Range(0, 40), objects.Where(line => line.TryGetProperty("loss", out _)).Select(line => line.GetProperty("update").GetInt32()));
        Assert.Equal(Enumerable.Range(0, 4), objects.Where(line => line.TryGetProperty("validationLoss", out _)).Select(line => line.GetProperty("epoch").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_run_that_was_interrupted_goes_on_to_the_same_bits_on_another_number_of_threads(TrainingSettings settings)
    {
        RunFolder folder = _runs.Interrupted(17, settings);
        Assert.Equal((TrainingStatus.Interrupted, 17), (RunSummary.Read(folder).Status, RunSummary.Read(folder).UpdatesDone));

        Assert.Equal(TrainingStatus.Completed, Runs.Resume(folder, out IReadOnlyList<string> warnings, threads: 3).Status);

        Assert.Empty(warnings);
        Runs.AssertSame(_runs.Whole(settings), folder);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(29)]
    [InlineData(40)]
    public void A_run_that_was_killed_goes_on_from_its_last_checkpoint_to_the_same_bits(long updates)
    {
        RunFolder folder = _runs.Killed(updates);
        Assert.Equal(TrainingStatus.Running, RunSummary.Read(folder).Status);

        Runs.Resume(folder, out _);

        Runs.AssertSame(_runs.Whole(), folder);
    }

    [Fact]
    public void An_epoch_is_recorded_with_the_hyperparameters_of_its_last_update_also_when_the_run_was_killed_just_before()
    {
        RunFolder folder = _runs.Killed(19, Runs.Settings with { CheckpointEvery = 18 });
        Runs.Resume(folder, out _);

        using TrainingRun run = TrainingRun.Resume(folder, Runs.Data);
        Assert.All(RunSummary.Read(folder).Epochs, epoch => Assert.Equal(run.Plan.At(epoch.Step), epoch.Used));
    }

    [Fact]
    public void A_run_can_be_killed_again_and_again()
    {
        TrainingSettings settings = Runs.Settings with { CheckpointEvery = 3 };
        RunFolder folder = _runs.Killed(2, settings);
        foreach (long updates in (long[])[4, 5, 13, 14, 38])
        {
            using TrainingRun run = TrainingRun.Resume(folder, Runs.Data, threads: 2);
            Assert.Throws<KilledException>(() => run.Train([new EndAfter(updates)]));
        }

        Runs.Resume(folder, out _);

        Runs.AssertSame(_runs.Whole(settings), folder);
    }

    [Fact]
    public void A_run_that_is_done_can_be_resumed_and_stays_as_it_is()
    {
        RunFolder folder = _runs.Whole();
        byte[] before = File.ReadAllBytes(folder[TrainingRun.ModelName]);

        Assert.Equal(RunSummary.Read(folder).TestAccuracy, Runs.Resume(folder, out _).TestAccuracy);

        Assert.Equal(before, File.ReadAllBytes(folder[TrainingRun.ModelName]));
        Assert.Equal(45, File.ReadAllLines(folder["metrics.jsonl"]).Length);
    }

    [Fact]
    public void A_run_that_diverges_says_so_and_keeps_its_last_good_checkpoint()
    {
        RunFolder folder = RunFolder.Create(_runs.Path, "steep");
        using TrainingRun run = TrainingRun.Start(Runs.Settings with { Policy = "hold 0.05 for 22 steps -> 1e38" }, Runs.Data, folder);

        RunSummary summary = run.Train();

        Assert.Equal(TrainingStatus.Diverged, summary.Status);
        Assert.InRange(summary.UpdatesDone, 23, 29);
        Assert.Equal(TrainingStatus.Diverged, RunSummary.Read(folder).Status);
        Assert.Equal("step-000000000020", Path.GetFileName(Runs.Newest(folder)));
        Assert.False(File.Exists(folder[TrainingRun.ModelName]));
    }

    public void Dispose() => _runs.Dispose();
}
