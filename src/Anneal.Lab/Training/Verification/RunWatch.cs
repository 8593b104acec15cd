using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Training.Verification;

/// <summary>What can be seen of a run from outside while another process works on it.</summary>
internal sealed class RunWatch(RunFolder folder)
{
    private readonly CheckpointStore _checkpoints = new(folder[TrainingRun.CheckpointsName]);

    /// <summary>Whether there is a run that can be resumed.</summary>
    public bool HasBegun => File.Exists(folder[RunSummary.FileName]);

    /// <summary>Updates that are safe on the disk.</summary>
    public long Saved => _checkpoints.Steps is [.., var last] ? last : 0;

    /// <summary>Whether a checkpoint is being written, or was when the process ended.</summary>
    public bool IsWriting => _checkpoints.IsWriting;
}
