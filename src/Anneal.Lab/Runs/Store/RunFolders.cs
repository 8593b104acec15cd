using System.Globalization;
using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Store;

/// <summary>The folders of training runs within one folder, and the state of their files.</summary>
internal static class RunFolders
{
    /// <summary>Every run's folder, with a stamp that changes when a file of its entry does. What is no run is passed over.</summary>
    public static IEnumerable<(RunFolder Folder, string Stamp)> In(string parent) =>
        from path in Directory.EnumerateDirectories(parent)
        where !Path.GetFileName(path).StartsWith('.')
        let folder = new RunFolder(path)
        where StoredRun.IsRun(folder)
        select (folder, StampOf(folder));

    private static string StampOf(RunFolder folder) => string.Join(
        ' ', new[] { RunSummary.FileName, TrainingSettingsFile.Name, RunTags.FileName }.Select(name => StateOf(new FileInfo(folder[name])))
            .Append(RunLock.IsTaken(folder) ? "taken" : "free"));

    private static string StateOf(FileInfo file) =>
        file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Length}-{file.LastWriteTimeUtc.Ticks}") : "none";
}
