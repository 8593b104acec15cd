using System.Text.Json;
using Anneal.Lab.Diagnosis;
using Anneal.Lab.Runs;

namespace Anneal.Lab.Tests.Diagnosis;

public sealed class RunExaminerTests : IDisposable
{
    private readonly Training.Runs _runs = new();

    [Fact]
    public void Every_network_that_a_run_has_kept_is_measured_once_in_the_order_of_training()
    {
        RunExamination examination = new RunExaminer(_runs.Whole(), Training.Runs.Data).Examine(threads: 1);

        Assert.Equal([30L, 40L], examination.Networks.Select(network => network.UpdatesDone));
        Assert.All(examination.Networks, network =>
        {
            Assert.True(network.Sharpness > 0 && network.BatchSharpness > 0 && network.SharpnessWithinRadius > 0);
            Assert.Equal(2 * (1 + network.Point.Momentum) / network.Sharpness, network.StabilityLimit, 1e-9);
            Assert.True(network.Point.Sharpness <= 2 * network.Sharpness);
        });
        Assert.Equal(examination.Points[^1].ValidationLoss, examination.Networks[^1].Point.ValidationLoss);
        Assert.NotEmpty(examination.Verdicts);
    }

    [Fact]
    public void An_examination_has_the_same_bits_on_any_number_of_threads_and_leaves_the_run_as_it_is()
    {
        RunFolder folder = _runs.Whole();
        Dictionary<string, byte[]> before = Files(folder);

        string one = new RunExaminer(folder, Training.Runs.Data).Examine(threads: 1).ToJson(), three = new RunExaminer(folder, Training.Runs.Data).Examine(threads: 3).ToJson();

        Assert.Equal(one, three);
        Assert.Equal(before, Files(folder));
        Assert.Equal(1, JsonDocument.Parse(one).RootElement.GetProperty("schemaVersion").GetInt32());
    }

    [Fact]
    public void A_run_on_other_data_or_without_a_checkpoint_is_refused()
    {
        Assert.Throws<AnnealException>(() => new RunExaminer(_runs.Whole(), Anneal.Lab.Data.Digits.Load()).Examine());
        Assert.Contains("no checkpoint", Assert.Throws<AnnealException>(() => new RunExaminer(_runs.Killed(2), Training.Runs.Data).Examine()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _runs.Dispose();

    private static Dictionary<string, byte[]> Files(RunFolder folder) =>
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Order().ToDictionary(path => path, File.ReadAllBytes);
}
