using Anneal.Engine.Storage;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Training.Horizons;

/// <summary>Moves the end of a run that has a checkpoint: in place, or in a run of its own that branches from it.</summary>
/// <remarks>
/// Nothing is trained here. The change is put into the checkpoint's plan, where <see cref="TrainingRun.Resume"/> finds it, so that it holds
/// across any number of processes. The value does not jump at the update of the change (<see cref="Plan.Replan"/>, <see cref="Plan.Land"/>).
/// </remarks>
public static class RunHorizon
{
    /// <summary>Moves the end of a run in place; the last good checkpoint is written anew.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="data">The data set that its settings name.</param>
    /// <param name="epochs">The new length in epochs of the settings' batch size, those included that are done.</param>
    /// <param name="mode">How the rest of the curve is walked.</param>
    /// <returns>What was changed.</returns>
    /// <exception cref="AnnealException">The run has no sound checkpoint, is at its end, or its plan cannot be moved.</exception>
    public static HorizonChange Replan(RunFolder folder, DataSet data, int epochs, ReplanMode mode = ReplanMode.ContinuousSlope)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(data);
        using RunLock right = RunLock.Take(folder);
        var from = BranchPoint.Of(folder, data);
        long updates = checked(epochs * PlanSpecification.UpdatesPerEpoch(from.Settings, data));
        (Checkpoint changed, HorizonChange change) = from.Change(driver => driver.Replan(updates, mode), mode, landingRate: null);
        var checkpoints = new CheckpointStore(folder[TrainingRun.CheckpointsName]);
        checkpoints.Save(from.UpdatesDone, changed);
        checkpoints.DropAfter(from.UpdatesDone);
        (from.Summary with { Status = TrainingStatus.Interrupted, Updates = change.Updates, Changes = [.. from.Summary.Changes, change] }).Write(folder);
        return change;
    }

    /// <summary>Makes a run that branches from another's last checkpoint and lands; the other stays as it is, and may go on.</summary>
    /// <param name="parent">The run to branch from.</param>
    /// <param name="data">The data set that its settings name.</param>
    /// <param name="folder">A new folder, as <see cref="RunFolder.Create"/> makes it.</param>
    /// <param name="landing">How to land; its steps are counted from the checkpoint.</param>
    /// <param name="time">Where the date comes from; the system's clock if not given.</param>
    /// <returns>What was changed.</returns>
    /// <exception cref="AnnealException">The run has no sound checkpoint, or the landing is not possible.</exception>
    public static HorizonChange Land(RunFolder parent, DataSet data, RunFolder folder, Landing landing, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(landing);
        var from = BranchPoint.Of(parent, data);
        (Checkpoint changed, HorizonChange change) = from.Change(driver => driver.Land(landing.Steps, landing.To, landing.Curve), mode: null, landing.To);
        var checkpoints = new CheckpointStore(folder[TrainingRun.CheckpointsName]);
        checkpoints.Save(from.UpdatesDone, changed);
        if (new CheckpointStore(parent[TrainingRun.CheckpointsName]).ReadBest() is { } best)
            checkpoints.SaveBest(best);
        CopyMetrics(parent, folder, from.State.MetricsLength);
        TrainingSettingsFile.Write(folder[TrainingSettingsFile.Name], from.Settings);
        (from.Summary with
        {
            Started = (time ?? TimeProvider.System).GetUtcNow(),
            Status = TrainingStatus.Interrupted,
            Updates = change.Updates,
            UpdatesDone = from.UpdatesDone,
            Seconds = from.State.Seconds,
            Epochs = from.State.Epochs,
            TestAccuracy = null,
            TestLoss = null,
            Parent = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parent.Path))),
            Changes = [.. from.Summary.Changes, change],
        }).Write(folder);
        return change;
    }

    private static void CopyMetrics(RunFolder parent, RunFolder folder, long length)
    {
        using FileStream from = new(parent[MetricsLog.Name], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] kept = new byte[Math.Min(length, from.Length)];
        from.ReadExactly(kept);
        AtomicFile.Write(folder[MetricsLog.Name], stream => stream.Write(kept));
    }
}
