using Anneal.Engine.Storage;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Tests.Runs;

public sealed class CheckpointStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-checkpoints-").FullName;

    private readonly CheckpointStore _store;

    public CheckpointStoreTests() => _store = new CheckpointStore(Path.Combine(_folder, "checkpoints"));

    [Fact]
    public void A_store_without_checkpoints_has_none()
    {
        Assert.Null(_store.ReadNewest(out IReadOnlyList<string> damaged));
        Assert.Empty(damaged);
        Assert.Null(_store.ReadBest());
    }

    [Fact]
    public void The_newest_checkpoint_is_read_as_it_was_written()
    {
        Save(10, 20);

        Checkpoint newest = _store.ReadNewest(out IReadOnlyList<string> damaged)!;

        Assert.Empty(damaged);
        Assert.Equal("state 20", newest.State);
        Assert.Equal([20f], newest.Tensors["value"].Values);
    }

    [Fact]
    public void The_newest_two_are_kept_and_the_best()
    {
        _store.SaveBest(Of(3));
        Save(1, 2, 3, 4);

        Assert.Equal([3L, 4], _store.Steps);
        Assert.Equal("state 3", _store.ReadBest()!.State);
        Assert.Equal(3, Directory.GetDirectories(Path.Combine(_folder, "checkpoints")).Length);
    }

    [Fact]
    public void A_checkpoint_of_the_same_update_is_replaced()
    {
        Save(5);
        _store.Save(5, Of(6));
        _store.SaveBest(Of(1));
        _store.SaveBest(Of(2));

        Assert.Equal("state 6", _store.ReadNewest(out _)!.State);
        Assert.Equal("state 2", _store.ReadBest()!.State);
    }

    [Theory]
    [InlineData("state.safetensors")]
    [InlineData("state.json")]
    [InlineData("SHA256SUMS")]
    public void Where_the_newest_is_damaged_the_last_good_one_is_used_and_the_damage_is_told(string file)
    {
        Save(10, 20);
        string path = Path.Combine(_folder, "checkpoints", "step-000000000020", file);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Equal("state 10", _store.ReadNewest(out IReadOnlyList<string> damaged)!.State);
        Assert.Contains("step-000000000020", Assert.Single(damaged), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state.safetensors")]
    [InlineData("state.json")]
    [InlineData("SHA256SUMS")]
    public void A_checkpoint_without_one_of_its_files_is_damaged(string file)
    {
        Save(10, 20);
        File.Delete(Path.Combine(_folder, "checkpoints", "step-000000000020", file));

        Assert.Equal("state 10", _store.ReadNewest(out IReadOnlyList<string> damaged)!.State);
        Assert.Single(damaged);
    }

    [Fact]
    public void A_checkpoint_whose_writing_was_cut_off_is_no_checkpoint_and_is_cleared_away_by_the_next()
    {
        Save(10);
        string unfinished = Path.Combine(_folder, "checkpoints", ".step-000000000020.0123.tmp");
        Directory.CreateDirectory(unfinished);
        File.WriteAllText(Path.Combine(unfinished, "state.json"), "half");

        Assert.Equal([10L], _store.Steps);
        Save(20);
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public void A_checkpoint_that_had_stepped_aside_for_one_that_never_came_is_found()
    {
        Save(10);
        string path = Path.Combine(_folder, "checkpoints", "step-000000000010");
        Directory.Move(path, path + ".replaced");

        Assert.Equal("state 10", _store.ReadNewest(out _)!.State);
    }

    [Fact]
    public void Checkpoints_after_an_update_can_be_dropped()
    {
        Save(10, 20);

        _store.DropAfter(10);

        Assert.Equal([10L], _store.Steps);
    }

    [Fact]
    public void One_process_at_a_time_has_the_right_to_write()
    {
        var folder = new RunFolder(_folder);
        using (RunLock.Take(folder))
            Assert.Contains("Another process", Assert.Throws<AnnealException>(() => RunLock.Take(folder)).Message, StringComparison.Ordinal);

        RunLock.Take(folder).Dispose();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Save(params long[] steps)
    {
        foreach (long step in steps)
            _store.Save(step, Of(step));
    }

    private static Checkpoint Of(long step) => new(new TensorFile([new StoredTensor("value", [1], [step])]), $"state {step}");
}
