using System.IO.Compression;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data.Downloads;

/// <summary>Compares files of public data sets with what is on record, by their unpacked content.</summary>
/// <example>
/// <code>
/// foreach (VerifiedFile file in Verification.Of(PublicDataSets.Mnist, DataCache.OfUser().FolderOf(PublicDataSets.Mnist)))
///     Console.WriteLine($"{file.State} {file.Path}");
/// </code>
/// </example>
public static class Verification
{
    /// <summary>Compares every file of a data set.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="folder">The folder that has its files, plain or with <c>.gz</c>, or has them in <c>cifar-10-batches-bin</c>.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A value for each of its files, in their usual order.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<VerifiedFile> Of(PublicDataSet set, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return set.Files.Select(file => Of(file, folder, cancellation));
    }

    /// <summary>The public data set whose files a folder has most of; null if it has none of any.</summary>
    /// <param name="folder">The folder.</param>
    public static PublicDataSet? Recognize(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        PublicDataSet likeliest = PublicDataSets.All.MaxBy(CountIn)!;
        return CountIn(likeliest) > 0 ? likeliest : null;

        int CountIn(PublicDataSet set) => set.Files.Count(file => Find(file, folder) is not null);
    }

    private static VerifiedFile Of(PublicFile file, string folder, CancellationToken cancellation)
    {
        string expected = file.Digest.ToString();
        if (Find(file, folder) is not { } path)
            return new(Path.Combine(folder, file.Name), FileState.Missing, null, expected);
        try
        {
            ContentDigest found = path.EndsWith(".gz", StringComparison.Ordinal)
                ? OfPacked(file, path, cancellation)
                : file.Digest.OfFile(path, cancellation);
            return new(path, found == file.Digest ? FileState.Official : FileState.Different, found.ToString(), expected);
        }
        catch (InvalidDataException)
        {
            return new(path, FileState.Damaged, null, expected);
        }
    }

    /// <summary>Of no more bytes than can be right and one.</summary>
    private static ContentDigest OfPacked(PublicFile file, string path, CancellationToken cancellation)
    {
        using var content = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var bytes = new byte[file.Length + 1];
        int there = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        cancellation.ThrowIfCancellationRequested();
        return file.Digest.OfBytes(bytes.AsSpan(0, there));
    }

    private static string? Find(PublicFile file, string folder) =>
        new[] { folder, Path.Combine(folder, "cifar-10-batches-bin") }
            .SelectMany(place => new[] { file.Name, file.Name + ".gz" }.Select(name => Path.Combine(place, name)))
            .FirstOrDefault(File.Exists);
}
