using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Anneal.Lab.Data.Downloads;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Tests.Data.Downloads;

/// <summary>A public data set of two small files in one archive, to be put on local servers.</summary>
internal static class SmallPublicSet
{
    /// <summary>Bytes that do not compress, so that archives can be cut anywhere.</summary>
    public static byte[] One { get; } = Noise(1, 200_000);

    public static byte[] Two { get; } = Noise(2, 70_000);

    public static byte[] Archive { get; } = TarGzip(("folder/readme.txt", [1, 2, 3]), ("folder/one.bin", One), ("folder/two.bin", Two));

    public static PublicDataSet At(params Uri[] mirrors) => At(Packing.TarGzip, mirrors);

    public static PublicDataSet At(Packing packing, params Uri[] mirrors) => new()
    {
        Name = "small",
        Title = "Small",
        Licence = "none",
        Citation = "nobody",
        Downloads =
        [
            new()
            {
                Name = "small.tar.gz",
                Mirrors = [.. mirrors.Select(mirror => new DownloadMirror(mirror, packing))],
                Files =
                [
                    new("one.bin", One.Length, ContentDigest.Sha256(Convert.ToHexStringLower(SHA256.HashData(One)))),
                    new("two.bin", Two.Length, ContentDigest.GitBlob(Two)),
                ],
            },
        ],
    };

    public static byte[] TarGzip(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            foreach ((string name, byte[] content) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Noise(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
