namespace Anneal.Lab.Runs.Store;

/// <summary>Deletes a run: its folder steps aside in one move, and then its files go, so that a crash half way leaves no half run.</summary>
internal static class RunDeletion
{
    private const string Ending = ".deleted";

    /// <summary>Deletes a run that nobody works on.</summary>
    /// <exception cref="AnnealException">Another process works on it, or it may not be written.</exception>
    public static void Delete(string parent, RunFolder folder)
    {
        string aside = Path.Combine(parent, $".{StoredRun.NameOf(folder)}.{Guid.NewGuid():N}{Ending}");
        using (RunLock right = RunLock.Take(folder))
        {
            if (OperatingSystem.IsWindows())
                right.Dispose(); // a folder with an open file cannot be moved there, nor can one that somebody else opens meanwhile
            Directory.Move(folder.Path, aside);
        }

        Directory.Delete(aside, recursive: true);
    }

    /// <summary>Deletes what deletions that were cut off have left. That some of it cannot be deleted now is no error.</summary>
    public static void Finish(string parent)
    {
        foreach (string path in Directory.EnumerateDirectories(parent, $".*{Ending}"))
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
            }
        }
    }
}
