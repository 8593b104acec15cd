using System.Text.RegularExpressions;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Tests.Comparisons;
using Anneal.Lab.Training;

namespace Anneal.Lab.Tests.Training;

/// <summary>Runs of a moment, 40 updates in 4 epochs, in a folder for one test.</summary>
internal sealed partial class Runs : IDisposable
{
    public static readonly TrainingSettings Settings = new()
    {
        Data = "small",
        Model = "mlp:8",
        Policy = "1cycle(peak 0.1)",
        Epochs = 4,
        BatchSize = 20,
        Threads = 1,
    };

    public static DataSet Data { get; } = SmallImages.Load();

    public string Path { get; } = Directory.CreateTempSubdirectory("anneal-").FullName;

    /// <summary>A run that nothing happens to.</summary>
    public RunFolder Whole(TrainingSettings? settings = null)
    {
        RunFolder folder = RunFolder.Create(Path, "whole");
        using TrainingRun run = TrainingRun.Start(settings ?? Settings, Data, folder);
        Assert.Equal(TrainingStatus.Completed, run.Train().Status);
        return folder;
    }

    /// <summary>A run that is asked to end after so many updates.</summary>
    public RunFolder Interrupted(long updates, TrainingSettings? settings = null)
    {
        RunFolder folder = RunFolder.Create(Path, "interrupted");
        using var source = new CancellationTokenSource();
        using TrainingRun run = TrainingRun.Start(settings ?? Settings, Data, folder);
        Assert.Equal(TrainingStatus.Interrupted, run.Train([new EndAfter(updates, source)], source.Token).Status);
        return folder;
    }

    /// <summary>A run whose process is killed after so many updates.</summary>
    public RunFolder Killed(long updates, TrainingSettings? settings = null)
    {
        RunFolder folder = RunFolder.Create(Path, "killed");
        using TrainingRun run = TrainingRun.Start(settings ?? Settings, Data, folder);
        Assert.Throws<KilledException>(() => run.Train([new EndAfter(updates)]));
        return folder;
    }

    public static RunSummary Resume(RunFolder folder, out IReadOnlyList<string> warnings, int threads = 2)
    {
        using TrainingRun run = TrainingRun.Resume(folder, Data, threads: threads);
        RunSummary summary = run.Train();
        warnings = run.Warnings;
        return summary;
    }

    public static void AssertSame(RunFolder expected, RunFolder found)
    {
        Assert.Equal(File.ReadAllBytes(expected[TrainingRun.ModelName]), File.ReadAllBytes(found[TrainingRun.ModelName]));
        Assert.Equal(Metrics(expected), Metrics(found));
    }

    /// <summary>The metrics without what the clock said.</summary>
    public static string Metrics(RunFolder folder) => Seconds().Replace(File.ReadAllText(folder["metrics.jsonl"]), "\"seconds\":0");

    public static string Newest(RunFolder folder) => Directory.GetDirectories(folder["checkpoints"], "step-*").Max(StringComparer.Ordinal)!;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    [GeneratedRegex("\"seconds\":[0-9.E-]+")]
    private static partial Regex Seconds();
}
