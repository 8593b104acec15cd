using Anneal.Lab.Comparisons;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Tests.Comparisons;
using Anneal.Lab.Training;
using Microsoft.Data.Sqlite;

namespace Anneal.Lab.Tests.Runs.Store;

/// <summary>Bad days of the index and of the folders around it: runs are listed all the same.</summary>
public sealed class BadIndexTests : IDisposable
{
    private readonly Training.Runs _runs = new();

    private string Index => Path.Combine(_runs.Path, SqliteRunIndex.FileName);

    [Fact]
    public void An_index_that_another_process_has_locked_is_told_and_the_runs_come_from_their_folders()
    {
        _runs.Whole();
        List(out _);
        using SqliteConnection other = Connect();
        Execute(other, "PRAGMA locking_mode = EXCLUSIVE");
        Execute(other, "PRAGMA journal_mode = DELETE");
        Execute(other, "BEGIN EXCLUSIVE");

        Assert.Equal("whole", Assert.Single(List(out IReadOnlyList<string> notes)).Name);

        Assert.Contains("another process has locked it", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains("read from their folders", notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_another_process_is_writing_is_read_all_the_same()
    {
        _runs.Whole();
        List(out _);
        _runs.Interrupted(7);
        using SqliteConnection other = Connect();
        Execute(other, "BEGIN IMMEDIATE");

        Assert.Equal(2, List(out IReadOnlyList<string> notes).Count);

        Assert.Contains("another process has locked it", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_index_that_is_damaged_is_made_again_and_says_so(int kind)
    {
        _runs.Whole();
        List(out _);
        byte[] file = File.ReadAllBytes(Index);
        switch (kind)
        {
            case 0:
                file = "this is no database, and long enough to be read as the head of one: SQLite looks at the first hundred bytes of it"u8.ToArray();
                break;
            case 1:
                file.AsSpan(file.Length / 2).Fill(0xa5);
                break;
            default:
                file = file[..(file.Length / 2 + 100)];
                break;
        }

        File.WriteAllBytes(Index, file);

        Assert.Equal("whole", Assert.Single(List(out IReadOnlyList<string> notes)).Name);
        Assert.Contains("was damaged", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Single(List(out notes));
        Assert.Empty(notes);
    }

    [Fact]
    public void An_index_of_a_later_version_is_made_again()
    {
        _runs.Whole();
        List(out _);
        using (SqliteConnection other = Connect())
            Execute(other, "PRAGMA user_version = 99");

        Assert.Single(List(out IReadOnlyList<string> notes));
        Assert.Contains("form 99", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_which_no_index_can_be_made_is_listed_and_says_so()
    {
        _runs.Whole();
        Directory.CreateDirectory(Index); // as in a folder that may not be written, which a test run by the system's owner cannot have

        Assert.Single(List(out IReadOnlyList<string> notes));

        Assert.Contains("may not be written", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_full_disk_the_index_is_as_it_was_and_the_runs_are_listed()
    {
        _runs.Whole();
        using var store = new RunStore(_runs.Path, SqliteRunIndex.Open(Index, mostPages: 6, out _));
        for (int copy = 0; copy < 60; copy++)
            Copy(_runs.Path, $"copy-{copy}");

        Assert.Equal(61, store.Find(new RunQuery()).Count);

        Assert.Contains("the disk is full", Assert.Single(store.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_run_is_named_and_the_others_are_listed()
    {
        _runs.Whole();
        List(out _);
        RunFolder damaged = _runs.Interrupted(7);
        File.WriteAllText(damaged[RunSummary.FileName], "{\"status\":");

        Assert.Equal("whole", Assert.Single(List(out IReadOnlyList<string> notes)).Name);

        Assert.Contains("interrupted", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains("run.json cannot be read", notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_that_are_no_runs_are_passed_over_the_records_of_comparisons_among_them()
    {
        _runs.Whole();
        Directory.CreateDirectory(Path.Combine(_runs.Path, "notes"));
        ComparisonResult result = new Comparison(
            new ComparisonSettings { Data = "small", Model = "mlp:8", Policies = ["1cycle(peak 0.1)"], Epochs = 1, BatchSize = 20, Seeds = [1] }, SmallImages.Load()).Run();
        ComparisonReport.Write(RunFolder.Create(_runs.Path, "compare"), result, SmallImages.Load(), "test");

        Assert.Equal("whole", Assert.Single(List(out _)).Name);

        using RunStore store = RunStore.Open(_runs.Path);
        Assert.Contains("not that of a training run", Assert.Throws<AnnealException>(() => store.Delete("compare")).Message, StringComparison.Ordinal);
        Assert.Contains("not that of a training run", Assert.Throws<AnnealException>(() => store.Tag("notes", ["good"], [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_that_were_cut_off_do_not_matter_to_a_list()
    {
        RunFolder folder = _runs.Whole();
        File.WriteAllText(folder["metrics.jsonl"], "{\"upd");

        Assert.Single(List(out IReadOnlyList<string> notes));
        Assert.DoesNotContain(notes, note => note.Contains("not listed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_duration_below_0_as_a_clock_that_went_backwards_would_leave_is_0()
    {
        RunFolder folder = _runs.Whole();
        RunSummary summary = RunSummary.Read(folder);
        (summary with { Seconds = -3600 }).Write(folder);

        Assert.Equal(0, Assert.Single(List(out _)).Seconds);
    }

    [Fact]
    public void Reindexing_makes_the_index_of_what_is_there()
    {
        _runs.Whole();
        List(out _);
        File.WriteAllText(Index, "damaged");
        using RunStore store = RunStore.Reindex(_runs.Path);

        Assert.Single(store.Find(new RunQuery()));
        Assert.Empty(store.Notes);
    }

    public void Dispose() => _runs.Dispose();

    private IReadOnlyList<RunEntry> List(out IReadOnlyList<string> notes)
    {
        using RunStore store = RunStore.Open(_runs.Path);
        notes = store.Notes;
        return store.Find(new RunQuery());
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Index};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string statement)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static void Copy(string parent, string name)
    {
        string target = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        foreach (string file in (string[])[RunSummary.FileName, TrainingSettingsFile.Name])
            File.Copy(Path.Combine(parent, "whole", file), Path.Combine(target, file));
    }
}
