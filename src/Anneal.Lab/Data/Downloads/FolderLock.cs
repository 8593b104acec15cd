namespace Anneal.Lab.Data.Downloads;

/// <summary>Keeps a second process out of a folder while one downloads into it.</summary>
/// <remarks>The operating system lets go of the file when its process ends, however that happens; the file itself stays.</remarks>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder, waiting for whoever has it.</summary>
    public static async Task<FolderLock> Take(string folder, TimeSpan pause, TimeProvider time, Action wait, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, ".lock");
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (File.Exists(path) && !DataDownloader.IsDiskFull(exception))
            {
                wait();
                await Task.Delay(pause, time, cancellation);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
