namespace Anneal.Lab.Runs;

/// <summary>The right to write into a run's folder, which one process has at a time.</summary>
/// <remarks>
/// An open file that nobody else may open: the system takes it back when the process ends, however it ends. On Unix other programs may
/// still write (the lock is advisory), and some network file systems do not keep it.
/// </remarks>
public sealed class RunLock : IDisposable
{
    private const string Name = "lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the right.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>The right, until it is disposed of.</returns>
    /// <exception cref="AnnealException">Another process has it, or the folder may not be written.</exception>
    public static RunLock Take(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return new(new FileStream(folder[Name], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new AnnealException($"The run '{folder.Path}' cannot be written: {problem.Message} Take a folder that is yours by --runs.", problem);
        }
        catch (IOException problem) when (File.Exists(folder[Name]))
        {
            throw new AnnealException($"Another process is working on the run '{folder.Path}'. Wait for it, or end it.", problem);
        }
    }

    /// <summary>Whether a process has the right at the moment.</summary>
    /// <param name="folder">The run's folder, which need not be writable.</param>
    /// <returns>Whether somebody works on the run; not if the system keeps no locks there.</returns>
    public static bool IsTaken(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            new FileStream(folder[Name], FileMode.Open, FileAccess.Read, FileShare.ReadWrite).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
