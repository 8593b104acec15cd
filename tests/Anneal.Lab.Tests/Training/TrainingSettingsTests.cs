using Anneal.Lab.Training;

namespace Anneal.Lab.Tests.Training;

public sealed class TrainingSettingsTests : IDisposable
{
    private readonly Runs _runs = new();

    [Fact]
    public void A_config_file_gives_back_every_setting()
    {
        var settings = new TrainingSettings
        {
            Data = "mnist:my folder",
            Model = "mlp:64-32",
            Policy = "warmup 5% -> cosine from 0.1 to 0; momentum 0.9",
            Epochs = 3,
            BatchSize = 50,
            Seed = ulong.MaxValue,
            Optimizer = "adamw",
            Augmentation = "flip, crop 4",
            LabelSmoothing = 0.1,
            ClipNorm = 1,
            AccumulatedBatches = 2,
            Minutes = 0.1,
            CheckpointEvery = 11,
            Convolutions = "direct",
            Kernels = "scalar",
            Threads = 3,
            Diagnosis = false,
        };
        Assert.Empty(settings.Problems());
        Assert.DoesNotContain(typeof(TrainingSettings).GetProperties(), member => member.Name != "SchemaVersion" && Equals(member.GetValue(settings), member.GetValue(new TrainingSettings())));

        string file = Path.Combine(_runs.Path, "config.json");
        TrainingSettingsFile.Write(file, settings);
        Assert.Equal(settings, TrainingSettingsFile.Read(file));
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var settings = new TrainingSettings
        {
            SchemaVersion = 2,
            Model = "transformer",
            Policy = "2cycle",
            Epochs = 0,
            BatchSize = 0,
            Optimizer = "sdg",
            Augmentation = "rotate",
            LabelSmoothing = 1,
            ClipNorm = 0,
            AccumulatedBatches = 0,
            Minutes = -1,
            CheckpointEvery = 0,
            Convolutions = "fast",
            Threads = 0,
        };

        Assert.Equal(14, settings.Problems().Count);
        string message = Assert.Throws<AnnealException>(() => TrainingRun.Start(settings, Runs.Data, new Lab.Runs.RunFolder(_runs.Path))).Message;
        Assert.All(settings.Problems(), problem => Assert.Contains(problem, message, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(_runs.Path));
    }

    [Theory]
    [InlineData("{ \"epochz\": 3 }", "epochz")]
    [InlineData("{\n \"epochs\": \"many\" }", "line 2")]
    [InlineData("null", "null")]
    [InlineData("{", "not the settings of a run")]
    public void A_config_file_that_is_none_is_told_with_its_place(string json, string expected)
    {
        string file = Path.Combine(_runs.Path, "config.json");
        File.WriteAllText(file, json);

        string message = Assert.Throws<AnnealException>(() => TrainingSettingsFile.Read(file)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(file, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_file_that_is_not_there_is_told_with_its_name() =>
        Assert.Contains("absent.json", Assert.Throws<AnnealException>(() => TrainingSettingsFile.Read(Path.Combine(_runs.Path, "absent.json"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_batch_that_is_larger_than_the_data_is_refused_before_anything_is_made()
    {
        Assert.Contains("200 training images", Assert.Throws<AnnealException>(
            () => TrainingRun.Start(Runs.Settings with { BatchSize = 201 }, Runs.Data, new Lab.Runs.RunFolder(_runs.Path))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_runs.Path));
    }

    public void Dispose() => _runs.Dispose();
}
