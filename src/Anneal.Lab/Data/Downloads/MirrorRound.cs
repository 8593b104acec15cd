using System.Globalization;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data.Downloads;

/// <summary>Gets one download: from the folder if it was put there, else from the first mirror that has the right content.</summary>
internal sealed class MirrorRound(
    PublicDataSet set,
    PublicDownload download,
    DataCache cache,
    Transfer transfer,
    DownloadOptions options,
    TimeProvider time,
    IProgress<DownloadProgress>? progress)
{
    private readonly string _folder = cache.FolderOf(set);
    private readonly List<string> _failures = [];

    /// <exception cref="DownloadException">No mirror gave the right content.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        if (TakeFromFolder(cancellation))
            return;
        foreach (DownloadMirror mirror in download.Mirrors)
        {
            if (await Try(mirror, cancellation))
                return;
        }

        throw new DownloadException(Explain());
    }

    private bool TakeFromFolder(CancellationToken cancellation)
    {
        string archive = Path.Combine(_folder, download.Name);
        if (!File.Exists(archive))
            return false;
        try
        {
            Accept(archive, download.Mirrors[0].Packing, _folder, cancellation);
            return true;
        }
        catch (MirrorException problem)
        {
            _failures.Add($"{archive}: {problem.Message}.");
            return false;
        }
    }

    private async Task<bool> Try(DownloadMirror mirror, CancellationToken cancellation)
    {
        var partial = new PartialFile(_folder, mirror);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Report(mirror, DownloadStage.Connecting, partial.Length, null);
                await transfer.Receive(mirror, partial, (received, total) => Report(mirror, DownloadStage.Receiving, received, total), cancellation);
                Report(mirror, DownloadStage.Verifying, partial.Length, partial.Length);
                Verify(mirror, partial, cancellation);
                return true;
            }
            catch (MirrorException problem)
            {
                Report(mirror, DownloadStage.Failed, partial.Length, null);
                if (problem.MayRetry && attempt < options.AttemptsPerMirror)
                {
                    await Task.Delay(options.Pause, time, cancellation);
                    continue;
                }

                _failures.Add($"{mirror.Address}: {problem.Message}.");
                return false;
            }
        }
    }

    /// <summary>A download of the wrong content is not kept: going on with it would never make it right.</summary>
    private void Verify(DownloadMirror mirror, PartialFile partial, CancellationToken cancellation)
    {
        try
        {
            Accept(partial.Path, mirror.Packing, mirror.Address.Host, cancellation);
        }
        catch (MirrorException)
        {
            partial.Delete();
            throw;
        }
    }

    private void Accept(string archive, Packing packing, string place, CancellationToken cancellation)
    {
        try
        {
            Unpacker.Unpack(archive, packing, download.Files, Temporary, cancellation);
            string[] wrong = [.. download.Files.Select(file => Compare(file, cancellation)).OfType<string>()];
            if (wrong.Length > 0)
                throw new MirrorException(string.Join("; ", wrong), mayRetry: false);
            foreach (PublicFile file in download.Files)
                File.Move(Temporary(file), Path.Combine(_folder, file.Name), overwrite: true);
            progress?.Report(new(download.Name, place, DownloadStage.Done, new FileInfo(archive).Length, null));
            foreach (DownloadMirror mirror in download.Mirrors)
                new PartialFile(_folder, mirror).Delete();
        }
        finally
        {
            foreach (PublicFile file in download.Files)
                File.Delete(Temporary(file));
        }
    }

    private string? Compare(PublicFile file, CancellationToken cancellation)
    {
        ContentDigest found = file.Digest.OfFile(Temporary(file), cancellation);
        return found == file.Digest ? null : $"{file.Name} has the {found}, on record is {file.Digest.Value}";
    }

    private string Temporary(PublicFile file) => Path.Combine(_folder, $".{file.Name}.unpacked");

    private void Report(DownloadMirror mirror, DownloadStage stage, long received, long? total) =>
        progress?.Report(new(download.Name, mirror.Address.Host, stage, received, total));

    private IEnumerable<PublicDownload> Needed() => set.Downloads.Where(needed => !needed.Files.All(file => cache.Has(set, file)));

    private string Explain() => string.Create(CultureInfo.InvariantCulture,
        $"""
        {set.Name} could not be downloaded: no mirror of {download.Name} gave the right content.
        {string.Join(Environment.NewLine, _failures.Select(failure => "- " + failure))}
        By hand: get with a browser, put it into '{_folder}', and run "anneal data get {set.Name}" again:
        {string.Join(Environment.NewLine, Needed().Select(needed => $"- {needed.Mirrors[0].Address} as {needed.Name}"))}
        Or give --data {set.Name}:FOLDER, where FOLDER has {string.Join(", ", set.Files.Select(file => file.Name))}.
        """);
}
