using System.Text;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Tests.Data;
using Anneal.Lab.Training;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Training;

/// <summary>Whatever stands in a file of settings or of a run, it is read, or refused with what is wrong; settings that were read say their problems.</summary>
public sealed class FuzzTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_broken_config_of_a_run_is_read_or_refused() => Fuzz.Text<TrainingSettings, AnnealException>(
        1,
        [TrainingSettingsFile.Text(new TrainingSettings()), TrainingSettingsFile.Text(new TrainingSettings { Policy = "warmup 5% -> cosine from 0.1 to 0", ClipNorm = 1, Augmentation = "flip, crop 4" })],
        text => TrainingSettingsFile.Parse(Encoding.UTF8.GetBytes(text), TrainingSettingsFile.Name),
        settings => Assert.NotNull(settings.Problems()));

    [Fact]
    public void A_broken_config_of_a_comparison_is_read_or_refused() => Fuzz.Text<ComparisonSettings, AnnealException>(
        2,
        [ComparisonSettingsFile.Text(new ComparisonSettings()), ComparisonSettingsFile.Text(new ComparisonSettings { Policies = ["standard", "warmup 5% -> cosine from 0.1 to 0"] })],
        text =>
        {
            string path = Path.Combine(_folder.Path, $"{Environment.CurrentManagedThreadId}.json");
            File.WriteAllText(path, text);
            return ComparisonSettingsFile.Read(path);
        },
        settings => Assert.NotNull(settings.Problems()));

    [Fact]
    public void What_a_config_leaves_out_is_usual()
    {
        string path = Path.Combine(_folder.Path, "short.json");
        File.WriteAllText(path, """{ "data": "mnist", /* all else as usual */ }""");

        Assert.Equal(new TrainingSettings { Data = "mnist" }, TrainingSettingsFile.Read(path));
        Assert.Equal(ComparisonSettingsFile.Text(new ComparisonSettings { Data = "mnist" }), ComparisonSettingsFile.Text(ComparisonSettingsFile.Read(path)));
    }

    [Fact]
    public void A_broken_state_of_a_checkpoint_is_read_or_refused() => Fuzz.Text<RunState, AnnealException>(
        3,
        ["""{"schemaVersion":1,"version":"1.0.0","trainer":{"updatesDone":3},"dataHash":"ab","kernels":"avx2","metricsLength":120,"seconds":1.5,"epochs":[]}"""],
        RunState.Parse,
        state => Assert.NotNull(state.ToJson()));
}
