using Anneal.Engine;
using Anneal.Engine.Storage;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Lab.Tests.Training;

public sealed class BadDayTests : IDisposable
{
    private readonly Runs _runs = new();

    [Theory]
    [InlineData("state.safetensors")]
    [InlineData("state.json")]
    public void A_damaged_checkpoint_is_told_and_the_one_before_it_leads_to_the_same_bits(string file)
    {
        RunFolder folder = _runs.Interrupted(27);
        string damaged = Path.Combine(Runs.Newest(folder), file);
        byte[] content = File.ReadAllBytes(damaged);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, content);

        Runs.Resume(folder, out IReadOnlyList<string> warnings);

        Assert.Contains("step-000000000027' is damaged", Assert.Single(warnings), StringComparison.Ordinal);
        Runs.AssertSame(_runs.Whole(), folder);
    }

    [Fact]
    public void Without_any_sound_checkpoint_the_run_begins_again_and_says_so()
    {
        RunFolder folder = _runs.Interrupted(27);
        foreach (string checkpoint in Directory.GetDirectories(folder["checkpoints"]))
            File.WriteAllText(Path.Combine(checkpoint, "SHA256SUMS"), "");

        Runs.Resume(folder, out IReadOnlyList<string> warnings);

        Assert.Equal(2, warnings.Count);
        Runs.AssertSame(_runs.Whole(), folder);
    }

    [Fact]
    public void Metrics_that_were_cut_off_are_told_and_the_run_goes_on_to_the_same_network()
    {
        RunFolder folder = _runs.Interrupted(27);
        byte[] metrics = File.ReadAllBytes(folder["metrics.jsonl"]);
        File.WriteAllBytes(folder["metrics.jsonl"], metrics[..^100]);

        Runs.Resume(folder, out IReadOnlyList<string> warnings);

        Assert.Contains("has lost lines", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_runs.Whole()[TrainingRun.ModelName]), File.ReadAllBytes(folder[TrainingRun.ModelName]));
        Assert.EndsWith("}", File.ReadAllLines(folder["metrics.jsonl"])[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Other_data_are_refused_with_both_hashes()
    {
        RunFolder folder = _runs.Interrupted(27);
        DataSet other = new("small", Runs.Data.Validation, Runs.Data.Train, Runs.Data.Test, "parts that changed places");

        string message = Assert.Throws<AnnealException>(() => TrainingRun.Resume(folder, other)).Message;

        Assert.Contains(Runs.Data.ContentHash[..16], message, StringComparison.Ordinal);
        Assert.Contains(other.ContentHash[..16], message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kernels_that_the_machine_has_not_are_refused_until_others_are_asked_for()
    {
        RunFolder folder = _runs.Interrupted(27);
        string summary = File.ReadAllText(folder[RunSummary.FileName]);
        File.WriteAllText(folder[RunSummary.FileName], summary.Replace($"\"{KernelPath.Current}\"", "\"sve2\"", StringComparison.Ordinal));

        string message = Assert.Throws<AnnealException>(() => TrainingRun.Resume(folder, Runs.Data)).Message;
        Assert.Contains("'sve2'", message, StringComparison.Ordinal);
        Assert.Contains($"--kernels {KernelPath.Current}", message, StringComparison.Ordinal);

        using (TrainingRun run = TrainingRun.Resume(folder, Runs.Data, KernelPath.Current))
            run.Train();
        Assert.Equal(["sve2", KernelPath.Current], RunSummary.Read(folder).Kernels);
    }

    [Fact]
    public void A_second_process_on_a_run_is_refused()
    {
        RunFolder folder = _runs.Interrupted(27);
        using (TrainingRun.Resume(folder, Runs.Data))
            Assert.Contains("Another process", Assert.Throws<AnnealException>(() => TrainingRun.Resume(folder, Runs.Data)).Message, StringComparison.Ordinal);

        Runs.Resume(folder, out _);
    }

    [Fact]
    public void A_resume_that_is_refused_leaves_the_run_free()
    {
        RunFolder folder = _runs.Interrupted(27);
        File.Move(folder[RunSummary.FileName], folder["elsewhere"]);
        Assert.Throws<AnnealException>(() => TrainingRun.Resume(folder, Runs.Data));
        File.Move(folder["elsewhere"], folder[RunSummary.FileName]);

        Assert.Equal(TrainingStatus.Completed, Runs.Resume(folder, out _).Status);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_refused_with_a_remedy()
    {
        RunFolder folder = _runs.Interrupted(27);
        File.Delete(folder["lock"]);
        Directory.CreateDirectory(folder["lock"]); // a file that nobody may open, not even the system's owner

        Assert.Contains("--runs", Assert.Throws<AnnealException>(() => TrainingRun.Resume(folder, Runs.Data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void When_a_checkpoint_cannot_be_written_the_run_ends_and_can_go_on_later()
    {
        RunFolder folder = _runs.Interrupted(7);
        string newest = Runs.Newest(folder), aside = folder["aside"];
        using (TrainingRun run = TrainingRun.Resume(folder, Runs.Data))
            Assert.ThrowsAny<IOException>(() => run.Train([new TakePlace(folder["checkpoints"], aside, 15)]));
        File.Delete(folder["checkpoints"]);
        Directory.Move(aside, folder["checkpoints"]);
        Assert.Equal(newest, Runs.Newest(folder).Replace("010", "007", StringComparison.Ordinal));

        Runs.Resume(folder, out _);

        Runs.AssertSame(_runs.Whole(), folder);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(5000)]
    public void A_disk_that_is_full_leaves_the_folder_that_was_there(long room)
    {
        string path = Path.Combine(_runs.Path, "whole");
        AtomicFolder.Write(path, folder => File.WriteAllText(Path.Combine(folder, "state"), "old"));
        var tensors = new TensorFile([new StoredTensor("weight", [2000], new float[2000])]);

        Assert.Throws<IOException>(() => AtomicFolder.Write(path, folder => AtomicFile.Write(
            Path.Combine(folder, "state"), stream => tensors.Write(new FullDisk(stream, room)))));

        Assert.Equal("old", File.ReadAllText(Path.Combine(AtomicFolder.Find(path)!, "state")));
        Assert.Single(Directory.GetFileSystemEntries(_runs.Path));
    }

    public void Dispose() => _runs.Dispose();

    /// <summary>Puts a file where the checkpoints are, so that no more can be written.</summary>
    private sealed class TakePlace(string folder, string aside, long update) : Engine.Training.ITrainingObserver
    {
        public void OnUpdateCompleted(in Engine.Training.UpdateCompleted completed)
        {
            if (completed.Step != update)
                return;
            Directory.Move(folder, aside);
            File.WriteAllText(folder, "");
        }
    }
}
