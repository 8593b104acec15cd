using System.Formats.Tar;
using System.IO.Compression;

namespace Anneal.Lab.Data.Downloads;

/// <summary>Takes the files out of a download, no byte more than each is known to have.</summary>
internal static class Unpacker
{
    /// <summary>Writes the files that are wanted.</summary>
    /// <param name="archive">The download.</param>
    /// <param name="packing">How it is packed; a single file keeps whatever name it has.</param>
    /// <param name="files">The files that are wanted, by name; folders in the archive do not matter.</param>
    /// <param name="target">Where a file is to be written.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="MirrorException">The archive is damaged, lacks a file, or a file is too long.</exception>
    public static void Unpack(
        string archive, Packing packing, IReadOnlyList<PublicFile> files, Func<PublicFile, string> target, CancellationToken cancellation)
    {
        var missing = new List<PublicFile>(files);
        try
        {
            using FileStream stream = File.OpenRead(archive);
            foreach ((string name, Stream content) in Entries(stream, packing, files[0].Name))
            {
                cancellation.ThrowIfCancellationRequested();
                if (missing.Find(file => file.Name == name) is not { } wanted)
                    continue;
                Write(content, wanted, target(wanted), cancellation);
                missing.Remove(wanted);
                if (missing.Count == 0)
                    return;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw new MirrorException($"the download is damaged, or no {Kind(packing)} at all", mayRetry: false);
        }

        throw new MirrorException($"the archive does not have {string.Join(", ", missing.Select(file => file.Name))}", mayRetry: false);
    }

    private static IEnumerable<(string Name, Stream Content)> Entries(Stream stream, Packing packing, string single)
    {
        switch (packing)
        {
            case Packing.None:
                yield return (single, stream);
                break;
            case Packing.Gzip:
                using (var gzip = new GZipStream(stream, CompressionMode.Decompress))
                    yield return (single, gzip);
                break;
            case Packing.Zip:
                using (var zip = new ZipArchive(stream, ZipArchiveMode.Read))
                {
                    foreach (ZipArchiveEntry entry in zip.Entries)
                    {
                        using Stream content = entry.Open();
                        yield return (entry.Name, content);
                    }
                }

                break;
            default:
                using (var gzip = new GZipStream(stream, CompressionMode.Decompress))
                using (var tar = new TarReader(gzip))
                {
                    while (tar.GetNextEntry() is { } entry)
                    {
                        if (entry.DataStream is { } content)
                            yield return (entry.Name[(entry.Name.LastIndexOf('/') + 1)..], content);
                    }
                }

                break;
        }
    }

    private static void Write(Stream content, PublicFile file, string path, CancellationToken cancellation)
    {
        using FileStream target = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (target.Position + read > file.Length)
                throw new MirrorException($"{file.Name} has more than the {file.Length} bytes that are on record", mayRetry: false);
            target.Write(buffer, 0, read);
        }

        if (target.Position != file.Length)
            throw new MirrorException($"{file.Name} has {target.Position} bytes, on record are {file.Length}", mayRetry: false);
        target.Flush(flushToDisk: true);
    }

    private static string Kind(Packing packing) => packing switch
    {
        Packing.Zip => "zip archive",
        Packing.TarGzip => ".tar.gz archive",
        _ => "gzip file",
    };
}
