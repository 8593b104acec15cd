using System.Globalization;
using Anneal.Engine.Storage;

namespace Anneal.Lab.Runs.Checkpoints;

/// <summary>The checkpoints of a run: the newest two, and the best.</summary>
/// <remarks>
/// A checkpoint is complete or not there, and carries checksums. The one before is kept, so that there is always a sound one: where the
/// newest is damaged, the last good one is used and the damage is told. Not thread-safe; one process writes at a time
/// (<see cref="RunLock"/>).
/// </remarks>
public sealed class CheckpointStore
{
    /// <summary>How many of the newest are kept.</summary>
    private const int Kept = 2;

    private const string Prefix = "step-";

    private readonly string _folder;

    /// <summary>Opens the checkpoints of a run.</summary>
    /// <param name="folder">The folder of all checkpoints; made when the first is written.</param>
    public CheckpointStore(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = folder;
    }

    /// <summary>The updates after which there are checkpoints, in order, damaged ones included.</summary>
    public IReadOnlyList<long> Steps => [.. AtomicFolder.List(_folder).Select(StepOf).OfType<long>()];

    /// <summary>Whether a checkpoint is being written, or its writing was cut off and nothing was written since.</summary>
    internal bool IsWriting => AtomicFolder.HasUnfinished(_folder);

    private string Best => Path.Combine(_folder, "best");

    /// <summary>Writes a checkpoint, and deletes all but the newest two once it is safe on the disk.</summary>
    /// <param name="step">Updates that were done.</param>
    /// <param name="checkpoint">The run after them.</param>
    /// <exception cref="IOException">It could not be written, for instance because the disk is full; older ones are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Save(long step, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Directory.CreateDirectory(_folder);
        new CheckpointFolder(PathOf(step)).Write(checkpoint);
        foreach (long old in Steps.Where(earlier => earlier < step).SkipLast(Kept - 1))
            AtomicFolder.Delete(PathOf(old));
        AtomicFolder.DeleteUnfinished(_folder);
    }

    /// <summary>Writes the checkpoint of the best network so far beside the others.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="IOException">It could not be written; the one before is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void SaveBest(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Directory.CreateDirectory(_folder);
        new CheckpointFolder(Best).Write(checkpoint);
    }

    /// <summary>Reads the newest checkpoint that is sound.</summary>
    /// <param name="damaged">What is wrong with each newer one; empty as a rule.</param>
    /// <returns>The checkpoint; null if there is none, or none that is sound.</returns>
    public Checkpoint? ReadNewest(out IReadOnlyList<string> damaged)
    {
        List<string> problems = [];
        damaged = problems;
        foreach (long step in Steps.Reverse())
        {
            try
            {
                return new CheckpointFolder(PathOf(step)).Read();
            }
            catch (CheckpointException problem)
            {
                problems.Add(problem.Message);
            }
        }

        return null;
    }

    /// <summary>Reads one of <see cref="Steps"/>.</summary>
    /// <exception cref="CheckpointException">It is damaged.</exception>
    internal Checkpoint Read(long step) => new CheckpointFolder(PathOf(step)).Read();

    /// <summary>Reads the checkpoint of the best network so far.</summary>
    /// <returns>The checkpoint; null if there is none.</returns>
    /// <exception cref="CheckpointException">It is damaged.</exception>
    public Checkpoint? ReadBest() => AtomicFolder.Find(Best) is null ? null : new CheckpointFolder(Best).Read();

    /// <summary>Deletes the checkpoints after an update, when a run goes on from there.</summary>
    /// <param name="step">The last to keep.</param>
    public void DropAfter(long step)
    {
        foreach (long later in Steps.Where(later => later > step))
            AtomicFolder.Delete(PathOf(later));
    }

    private string PathOf(long step) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{step:D12}"));

    private static long? StepOf(string path) => Path.GetFileName(path) is var name && name.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long step) ? step : null;
}
