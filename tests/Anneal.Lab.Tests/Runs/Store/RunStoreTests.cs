using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;

namespace Anneal.Lab.Tests.Runs.Store;

public sealed class RunStoreTests : IDisposable
{
    private readonly Training.Runs _runs = new();

    [Fact]
    public void A_run_is_found_with_what_its_folder_says()
    {
        RunSummary summary = RunSummary.Read(_runs.Whole());
        using RunStore store = RunStore.Open(_runs.Path);

        RunEntry entry = Assert.Single(store.Find(new RunQuery()));

        Assert.Equal(("whole", "small", "mlp:8", "1cycle(peak 0.1)", 1ul), (entry.Name, entry.Data, entry.Model, entry.Policy, entry.Seed));
        Assert.Equal((summary.Status, summary.TestAccuracy, summary.Seconds), (entry.Status, entry.TestAccuracy, entry.Seconds));
        Assert.Equal(summary.Epochs[^1].ValidationAccuracy, entry.ValidationAccuracy);
    }

    [Fact]
    public void The_index_follows_runs_that_come_change_and_go()
    {
        using RunStore store = RunStore.Open(_runs.Path);
        Assert.Empty(store.Find(new RunQuery()));

        RunFolder folder = _runs.Interrupted(17);
        Assert.Equal(TrainingStatus.Interrupted, Assert.Single(store.Find(new RunQuery())).Status);

        Training.Runs.Resume(folder, out _);
        Assert.Equal(TrainingStatus.Completed, Assert.Single(store.Find(new RunQuery())).Status);

        Directory.Move(folder.Path, Path.Combine(_runs.Path, "other"));
        Assert.Equal("other", Assert.Single(store.Find(new RunQuery())).Name);
        Assert.Empty(store.Notes);
    }

    [Fact]
    public void A_run_is_running_while_a_process_holds_its_lock_and_interrupted_when_that_was_killed()
    {
        RunFolder folder = _runs.Interrupted(17);
        string file = folder[RunSummary.FileName], summary = File.ReadAllText(file);
        File.WriteAllText(file, summary.Replace("\"interrupted\"", "\"running\"", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(TrainingStatus.Running, RunSummary.Read(folder).Status);
        using RunStore store = RunStore.Open(_runs.Path);

        using (RunLock.Take(folder))
            Assert.Equal(TrainingStatus.Running, Assert.Single(store.Find(new RunQuery())).Status);
        Assert.Equal(TrainingStatus.Interrupted, Assert.Single(store.Find(new RunQuery())).Status);
        Assert.Equal(TrainingStatus.Interrupted, store.Read(folder.Path).Summary.Status);
        Assert.Empty(store.Find(new RunQuery { Status = TrainingStatus.Running }));
    }

    [Fact]
    public void An_index_that_was_deleted_is_made_again_from_the_folders_and_says_so()
    {
        _runs.Whole();
        List();
        SqliteRunIndex.Delete(Path.Combine(_runs.Path, SqliteRunIndex.FileName));

        using RunStore store = RunStore.Open(_runs.Path);

        Assert.Single(store.Find(new RunQuery()));
        Assert.Contains("There was no index", Assert.Single(store.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_are_kept_in_the_folder_and_the_index_follows()
    {
        RunFolder folder = _runs.Whole();
        using RunStore store = RunStore.Open(_runs.Path);

        Assert.Equal(["baseline", "good"], store.Tag("whole", ["good", "baseline", "good"], []));
        Assert.Equal("whole", Assert.Single(store.Find(new RunQuery { Tag = "good" })).Name);
        Assert.Equal(["baseline"], store.Tag(folder.Path, [], ["good", "absent"]));
        Assert.Empty(store.Find(new RunQuery { Tag = "good" }));
        Assert.Equal(["baseline"], StoredRun.Read(folder).Tags);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("-first")]
    [InlineData("a,b")]
    public void A_text_that_cannot_be_a_tag_changes_nothing(string tag)
    {
        RunFolder folder = _runs.Whole();
        using RunStore store = RunStore.Open(_runs.Path);

        Assert.Contains($"'{tag}' cannot be a tag", Assert.Throws<AnnealException>(() => store.Tag("whole", ["good", tag], [])).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["tags.json"]));
    }

    [Fact]
    public void A_deleted_run_is_gone_and_so_is_what_an_earlier_deletion_left()
    {
        RunFolder folder = _runs.Whole();
        Directory.CreateDirectory(Path.Combine(_runs.Path, ".old.0123.deleted", "checkpoints"));
        using RunStore store = RunStore.Open(_runs.Path);
        store.Find(new RunQuery());

        store.Delete("whole");

        Assert.False(Directory.Exists(folder.Path));
        Assert.Empty(store.Find(new RunQuery()));
        Assert.Empty(Directory.GetDirectories(_runs.Path));
    }

    [Fact]
    public void A_deletion_that_was_cut_off_leaves_no_run()
    {
        RunFolder folder = _runs.Whole();
        Directory.Move(folder.Path, Path.Combine(_runs.Path, ".whole.0123.deleted"));

        Assert.Empty(List());
    }

    [Fact]
    public void A_run_that_a_process_works_on_is_not_deleted()
    {
        RunFolder folder = _runs.Interrupted(17);
        using RunStore store = RunStore.Open(_runs.Path);
        using (TrainingRun.Resume(folder, Training.Runs.Data))
            Assert.Contains("Another process is working", Assert.Throws<AnnealException>(() => store.Delete("interrupted")).Message, StringComparison.Ordinal);

        Assert.Equal(TrainingStatus.Completed, Training.Runs.Resume(folder, out _).Status);
    }

    [Fact]
    public void A_run_that_is_not_there_is_named()
    {
        using RunStore store = RunStore.Open(Path.Combine(_runs.Path, "nowhere"));

        Assert.Contains("There is no run 'absent'", Assert.Throws<AnnealException>(() => store.Read("absent")).Message, StringComparison.Ordinal);
        Assert.Empty(store.Find(new RunQuery()));
        Assert.False(Directory.Exists(store.Folder));
    }

    public void Dispose() => _runs.Dispose();

    private IReadOnlyList<RunEntry> List()
    {
        using RunStore store = RunStore.Open(_runs.Path);
        return store.Find(new RunQuery());
    }
}
