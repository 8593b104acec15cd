using System.Text.Json;
using Anneal.Engine.Storage;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Verification;

namespace Anneal.Lab.Tests.Training.Verification;

public sealed class ResumeVerificationTests : IDisposable
{
    private static readonly TrainingSettings Settings = Runs.Settings with { CheckpointEvery = 3, Threads = null };

    private readonly Runs _runs = new();
    private readonly SteppedClock _clock = new();

    [Fact]
    public void A_run_that_is_killed_twenty_times_comes_to_the_same_bits()
    {
        var kills = new List<KillReport>();
        VerificationResult result = Verification(new SteppedProgram(_clock), kills).Run(Settings, kills: 20);

        Assert.Equal(new VerificationResult(20, true, null), result);
        Assert.Equal(Enumerable.Range(1, 20), kills.Select(kill => kill.Kills));
        Assert.Equal(3, kills.Select(kill => kill.Moment).Distinct().Count());
        Assert.All(kills, kill => Assert.Equal(40, kill.Updates));
        Assert.True(kills.Max(kill => kill.Saved) > 20 && kills.Min(kill => kill.Saved) < 10);
    }

    [Fact]
    public void A_checkpoint_that_is_off_by_one_bit_is_found_at_its_update()
    {
        VerificationResult result = Verification(new SteppedProgram(_clock, ChangeBit)).Run(Settings, kills: 8);

        Assert.False(result.Identical);
        Assert.Contains("metrics.jsonl, line", result.FirstDifference, StringComparison.Ordinal);
        Assert.Contains("when left alone", result.FirstDifference, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_process_has_the_threads_that_were_asked_for()
    {
        var program = new SteppedProgram(_clock);
        new ResumeVerification(program, _runs.Path) { Time = _clock, Threads = 3 }.Run(Settings, kills: 2);

        Assert.All(program.Threads, threads => Assert.Equal(3, threads));
        Assert.True(program.Threads.Count >= 4);
    }

    [Fact]
    public void Json_has_the_agreed_form()
    {
        using var document = JsonDocument.Parse(new VerificationResult(5, false, "somewhere").ToJson());

        Assert.Equal(["schemaVersion", "kills", "identical", "firstDifference"], document.RootElement.EnumerateObject().Select(member => member.Name).OrderBy(Place));

        static int Place(string name) => Array.IndexOf(["schemaVersion", "kills", "identical", "firstDifference"], name);
    }

    [Fact]
    public void A_plan_that_follows_the_clock_is_refused_with_the_reason()
    {
        Assert.Contains("follows the clock", Refusal(Settings with { Minutes = 1 }), StringComparison.Ordinal);
        Assert.Contains("follows the clock", Refusal(Settings with { Policy = "time-budget(cosine from 0.1 to 0 for 40 steps, seconds 60)" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_fails_by_itself_is_not_verified() =>
        Assert.Contains("exit code 1", Assert.Throws<AnnealException>(
            () => Verification(new SteppedProgram(_clock)).Run(Settings with { Policy = "1e30" }, kills: 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Kill_points_are_spread_over_the_run_and_repeat_with_their_seed()
    {
        KillPoint[] points = KillPoint.Draw(40, seed: 7);

        Assert.Equal(points, KillPoint.Draw(40, seed: 7));
        Assert.NotEqual(points, KillPoint.Draw(40, seed: 8));
        Assert.All(points.Index(), point => Assert.InRange(point.Item.Share, point.Index / 40.0, (point.Index + 1) / 40.0));
        Assert.Equal(3, points.Select(point => point.Moment).Distinct().Count());
    }

    public void Dispose() => _runs.Dispose();

    private string Refusal(TrainingSettings settings) =>
        Assert.Throws<AnnealException>(() => Verification(new SteppedProgram(_clock)).Run(settings, kills: 1)).Message;

    private ResumeVerification Verification(ITrainingProgram program, List<KillReport>? kills = null) =>
        new(program, _runs.Path) { Time = _clock, Progress = kills is null ? null : new Listed(kills) };

    /// <summary>Writes the newest checkpoint again with the last bit of one weight turned around.</summary>
    private static void ChangeBit(RunFolder folder)
    {
        var store = new CheckpointStore(folder["checkpoints"]);
        if (store.ReadNewest(out _) is not { } checkpoint)
            return;
        TensorFile tensors = checkpoint.Tensors;
        float[] values = [.. tensors.Tensors[0].Values];
        values[0] = MathF.BitIncrement(values[0]);
        store.Save(store.Steps[^1], checkpoint with
        {
            Tensors = new TensorFile([new StoredTensor(tensors.Tensors[0].Name, tensors.Tensors[0].Shape, values), .. tensors.Tensors.Skip(1)], tensors.Metadata),
        });
    }

    private sealed class Listed(List<KillReport> kills) : IProgress<KillReport>
    {
        public void Report(KillReport value) => kills.Add(value);
    }
}
