using System.Diagnostics.CodeAnalysis;

namespace Anneal.Lab.Data.Downloads;

/// <summary>Downloads public data sets into a cache.</summary>
/// <remarks>
/// <para>A mirror that fails is followed by the next; a transfer that breaks off goes on where it stopped, in this run or a later one. A
/// file gets its name only after its unpacked content was found to be the one on record. Two processes may download at once: one
/// waits.</para>
/// <para>An archive that was put into the data set's folder by hand, under the name it has at its first mirror, is taken instead of a
/// download.</para>
/// </remarks>
/// <example>
/// <code>
/// using var downloader = new DataDownloader();
/// await downloader.Get(PublicDataSets.Mnist, DataCache.OfUser());
/// DataSet mnist = DataCatalog.Load("mnist");
/// </code>
/// </example>
public sealed class DataDownloader : IDisposable
{
    private readonly HttpMessageInvoker _client;
    private readonly DownloadOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates a downloader.</summary>
    /// <param name="options">How patient it is.</param>
    /// <param name="time">The clock of pauses and time limits; the system's if not given.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    public DataDownloader(DownloadOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new DownloadOptions();
        _time = time ?? TimeProvider.System;
        _client = new HttpMessageInvoker(new SocketsHttpHandler { ConnectTimeout = _options.Silence });
    }

    /// <summary>Brings a data set's files into the cache; what is there already is not asked for.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="cache">The cache.</param>
    /// <param name="progress">Told what goes on, from any thread.</param>
    /// <param name="cancellation">Ends the download; what has arrived stays for the next time.</param>
    /// <exception cref="DownloadException">No mirror gave the right content, or the disk is full.</exception>
    /// <exception cref="IOException">The cache cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The cache cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The download was cancelled.</exception>
    public async Task Get(
        PublicDataSet set, DataCache cache, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(cache);
        if (cache.Has(set))
            return;
        try
        {
            Directory.CreateDirectory(cache.FolderOf(set));
            using FolderLock taken = await FolderLock.Take(cache.FolderOf(set), _options.Pause, _time, Wait, cancellation);
            foreach (PublicDownload download in set.Downloads)
            {
                if (!download.Files.All(file => cache.Has(set, file)))
                    await new MirrorRound(set, download, cache, new Transfer(_client, _options, _time), _options, _time, progress).Run(cancellation);
            }
        }
        catch (IOException exception) when (IsDiskFull(exception))
        {
            throw new DownloadException(
                $"The disk of '{cache.Folder}' is full; {set.Name} needs {set.Length / 1_000_000 + 1} MB there, and as much again while it is unpacked. "
                + $"Make room, or name another folder by the environment variable {DataCache.Variable}.", exception);
        }

        void Wait() => progress?.Report(new(set.Name, cache.FolderOf(set), DownloadStage.Waiting, 0, null));
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows; ENOSPC, which Linux and macOS number 28, and EDQUOT of either.</summary>
    internal static bool IsDiskFull(IOException exception) => OperatingSystem.IsWindows()
        ? exception.HResult is unchecked((int)0x80070070) or unchecked((int)0x80070027)
        : exception.HResult is 28 || exception.HResult == (OperatingSystem.IsMacOS() ? 69 : 122);
}
