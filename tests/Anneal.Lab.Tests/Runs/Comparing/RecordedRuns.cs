using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Horizons;

namespace Anneal.Lab.Tests.Runs.Comparing;

/// <summary>Records of runs with figures of the test's choice, in a folder for one test.</summary>
internal sealed class RecordedRuns : IDisposable
{
    public RecordedRuns() => Store = RunStore.Open(Path);

    public string Path { get; } = Directory.CreateTempSubdirectory("anneal-").FullName;

    public RunStore Store { get; }

    public StoredRun Add(string name, double? accuracy, ulong seed = 1, TrainingSettings? settings = null, string dataHash = "0123456789abcdef", params HorizonChange[] changes)
    {
        RunFolder folder = RunFolder.Create(Path, name);
        TrainingSettingsFile.Write(folder[TrainingSettingsFile.Name], (settings ?? new TrainingSettings()) with { Seed = seed });
        double[] losses = [1, 0.5];
        new RunSummary
        {
            Version = "0.1.0",
            Started = DateTimeOffset.UnixEpoch,
            Status = accuracy is null ? TrainingStatus.Interrupted : TrainingStatus.Completed,
            Data = "digits",
            DataHash = dataHash,
            Kernels = ["scalar"],
            Parameters = 10,
            Updates = 20,
            UpdatesDone = 20,
            Seconds = 1,
            Changes = changes,
            Epochs = [.. losses.Select((loss, epoch) => new EpochRecord(epoch, 10 * epoch + 9, loss, loss, (accuracy ?? 0.5) - 0.1, new Hyperparameters(0.1, 0.9, 0), 0.5))],
            TestAccuracy = accuracy,
            TestLoss = accuracy is null ? null : 0.4,
        }.Write(folder);
        return StoredRun.Read(folder);
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
