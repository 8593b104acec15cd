using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Store;

/// <summary>A run as its folder records it.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Settings">What was run.</param>
/// <param name="Summary">How it stands; interrupted if it says that it is running, but no process works on it.</param>
/// <param name="Tags">Its tags, in order.</param>
public sealed record StoredRun(string Name, RunFolder Folder, TrainingSettings Settings, RunSummary Summary, IReadOnlyList<string> Tags)
{
    /// <summary>Whether a folder is that of a training run. The record of a comparison, for instance, is not.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Whether there is a <see cref="RunSummary.FileName"/>; it may still be damaged.</returns>
    public static bool IsRun(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return File.Exists(folder[RunSummary.FileName]);
    }

    /// <summary>Reads a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>The run.</returns>
    /// <exception cref="AnnealException">The folder is not that of a run, or one of its files is damaged; the message names the file.</exception>
    public static StoredRun Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        RunSummary summary = RunSummary.Read(folder);
        if (summary.Status == TrainingStatus.Running && !RunLock.IsTaken(folder))
            summary = summary with { Status = TrainingStatus.Interrupted };
        return new(NameOf(folder), folder, TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]), summary, RunTags.Read(folder));
    }

    internal static string NameOf(RunFolder folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Path)));
}
