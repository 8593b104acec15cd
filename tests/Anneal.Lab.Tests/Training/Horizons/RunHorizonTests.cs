using System.Text.Json;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Horizons;

namespace Anneal.Lab.Tests.Training.Horizons;

public sealed class RunHorizonTests : IDisposable
{
    private static readonly TrainingSettings WithPlateau = Runs.Settings with { Policy = "reduce-on-plateau(initial 0.05, patience 1, threshold 0.9, factor 0.5)" };

    private readonly Runs _runs = new();

    public static TheoryData<ReplanMode> Modes => [.. Enum.GetValues<ReplanMode>()];

    [Fact]
    public void A_landing_is_a_run_of_its_own_that_goes_to_the_final_rate_without_a_jump()
    {
        RunFolder parent = _runs.Interrupted(17);
        RunFolder branch = Land(parent, new Landing { Steps = 6, To = 0.001 });

        RunSummary summary = Runs.Resume(branch, out _);

        double[] rates = Rates(branch), planned = Rates(_runs.Whole());
        Assert.Equal((TrainingStatus.Completed, 23, 23), (summary.Status, summary.UpdatesDone, summary.Updates));
        Assert.Equal(("interrupted", 17L), (summary.Parent, Assert.Single(summary.Changes).AtUpdate));
        Assert.Equal(planned[..18], rates[..18]);
        Assert.Equal(0.001, rates[^1], 1e-15);
        Assert.Equal(23, rates.Length);
        Assert.All(rates[17..].Zip(rates[18..]), pair => Assert.Equal((planned[17] - 0.001) / 5, pair.First - pair.Second, 1e-12));
    }

    [Fact]
    public void The_run_that_was_branched_from_goes_on_to_the_same_bits()
    {
        RunFolder parent = _runs.Interrupted(17);
        Land(parent, new Landing { Steps = 6 });

        Runs.Resume(parent, out _);

        Runs.AssertSame(_runs.Whole(), parent);
    }

    [Theory]
    [InlineData("1cycle(peak 0.1)")]
    [InlineData("reduce-on-plateau(initial 0.05, patience 1, threshold 0.9, factor 0.5); batch-size piecewise-constant(boundaries 15, values 20 10)")]
    public void A_landing_that_is_killed_comes_to_the_same_bits_as_one_that_is_left_alone(string policy)
    {
        RunFolder parent = _runs.Interrupted(17, Runs.Settings with { Policy = policy, CheckpointEvery = 4 });
        RunFolder peaceful = Land(parent, new Landing { Steps = 12, Curve = Curve.Cosine }), killed = Land(parent, new Landing { Steps = 12, Curve = Curve.Cosine });

        Runs.Resume(peaceful, out _);
        using (TrainingRun run = TrainingRun.Resume(killed, Runs.Data))
            Assert.Throws<KilledException>(() => run.Train([new EndAfter(26)]));
        Runs.Resume(killed, out _, threads: 3);

        Runs.AssertSame(peaceful, killed);
    }

    [Fact]
    public void A_completed_run_whose_rate_was_held_can_be_landed_afterwards()
    {
        RunFolder parent = _runs.Whole(Runs.Settings with { Policy = "hold 0.1" });

        RunFolder branch = Land(parent, new Landing { Steps = 5 });

        Assert.Equal(45, Runs.Resume(branch, out _).UpdatesDone);
        Assert.Equal([0.1, 0.1, 0.075, 0.05, 0.025, 0], Rates(branch)[39..].Select(rate => Math.Round(rate, 12)));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_run_is_given_a_new_end_across_resume_without_a_jump(ReplanMode mode)
    {
        RunFolder folder = _runs.Interrupted(17);

        HorizonChange change = RunHorizon.Replan(folder, Runs.Data, epochs: 8, mode);
        using (TrainingRun run = TrainingRun.Resume(folder, Runs.Data))
            Assert.Throws<KilledException>(() => run.Train([new EndAfter(53)]));
        RunSummary summary = Runs.Resume(folder, out _);

        double[] rates = Rates(folder), planned = Rates(_runs.Whole());
        Assert.Equal((80, 80, 80L), (summary.Updates, summary.UpdatesDone, change.Updates));
        Assert.Equal([change], summary.Changes);
        Assert.Equal(planned[..18], rates[..18]);
        Assert.Equal(planned[^1], rates[^1]);
        double steepest = Steps(planned).Max();
        Assert.All(Steps(rates), step => Assert.InRange(step, 0, steepest + 1e-12));
    }

    [Fact]
    public void A_run_whose_end_was_moved_twice_comes_to_the_same_bits_when_it_is_killed_between()
    {
        RunFolder peaceful = MovedTwice(isKilled: false), killed = MovedTwice(isKilled: true);

        Runs.AssertSame(peaceful, killed);
    }

    [Fact]
    public void A_run_at_its_end_has_no_rest_to_go_on_with()
    {
        RunFolder folder = _runs.Whole();

        AnnealException refused = Assert.Throws<AnnealException>(() => RunHorizon.Replan(folder, Runs.Data, epochs: 8));

        Assert.Contains("at update 40 of 40", refused.Message, StringComparison.Ordinal);
        Assert.Equal(TrainingStatus.Completed, RunSummary.Read(folder).Status);
    }

    [Fact]
    public void A_plan_that_decides_by_itself_is_not_given_a_new_end_and_the_message_says_to_land()
    {
        RunFolder folder = _runs.Interrupted(17, WithPlateau);

        AnnealException refused = Assert.Throws<AnnealException>(() => RunHorizon.Replan(folder, Runs.Data, epochs: 8));

        Assert.Contains("Land it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_a_checkpoint_cannot_be_branched_from()
    {
        RunFolder folder = _runs.Killed(5);

        AnnealException refused = Assert.Throws<AnnealException>(() => Land(folder, new Landing { Steps = 5 }));

        Assert.Contains("no sound checkpoint", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_without_a_sound_checkpoint_does_not_begin_again_under_the_plan_of_its_parent()
    {
        RunFolder branch = Land(_runs.Interrupted(17), new Landing { Steps = 6 });
        File.WriteAllText(Path.Combine(Runs.Newest(branch), "state.json"), "{}");

        AnnealException refused = Assert.Throws<AnnealException>(() => Runs.Resume(branch, out _));

        Assert.Contains("none is sound", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_data_than_those_of_the_run_are_refused()
    {
        RunFolder folder = _runs.Interrupted(17);
        RunSummary summary = RunSummary.Read(folder);
        File.WriteAllText(folder[RunSummary.FileName], (summary with { DataHash = new string('a', 64) }).ToJson());

        Assert.Contains("The data have changed", Assert.Throws<AnnealException>(() => RunHorizon.Replan(folder, Runs.Data, epochs: 8)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _runs.Dispose();

    private RunFolder MovedTwice(bool isKilled)
    {
        RunFolder folder = _runs.Interrupted(17, Runs.Settings with { CheckpointEvery = 5 });
        RunHorizon.Replan(folder, Runs.Data, epochs: 8);
        if (isKilled)
        {
            using TrainingRun run = TrainingRun.Resume(folder, Runs.Data);
            Assert.Throws<KilledException>(() => run.Train([new EndAfter(23)]));
        }

        using (var source = new CancellationTokenSource())
        using (TrainingRun run = TrainingRun.Resume(folder, Runs.Data))
            Assert.Equal(30, run.Train([new EndAfter(30, source)], source.Token).UpdatesDone);
        RunHorizon.Replan(folder, Runs.Data, epochs: 5, ReplanMode.ContinuousValue);
        Assert.Equal(50, Runs.Resume(folder, out _).UpdatesDone);
        return folder;
    }

    private RunFolder Land(RunFolder parent, Landing landing)
    {
        RunFolder folder = RunFolder.Create(_runs.Path, "landed");
        RunHorizon.Land(parent, Runs.Data, folder, landing);
        return folder;
    }

    private static IEnumerable<double> Steps(double[] rates) => rates.Zip(rates.Skip(1), (first, second) => Math.Abs(second - first));

    private static double[] Rates(RunFolder folder) =>
    [
        .. File.ReadLines(folder["metrics.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("learningRate", out _)).Select(line => line.GetProperty("learningRate").GetDouble()),
    ];
}
