using System.IO.Compression;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Data;

/// <summary>The maintainers' copy of CIFAR-10, unpacked into a folder for one test.</summary>
/// <remarks>It is stored with a predictor: green is taken from red and blue, and then from each value its guess by the neighbors to the
/// left, above, and above left ("median edge").</remarks>
internal sealed class UnpackedCifar : IDisposable
{
    private const int RecordLength = 3073, Plane = 1024, Side = 32;

    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public static UnpackedCifar Open()
    {
        var unpacked = new UnpackedCifar();
        foreach (string packed in Directory.GetFiles(Path.Combine(Repository.SharedMaterial!, "data", "cifar-10-binary"), "*_batch*.med.gz"))
        {
            using var gzip = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
            using var content = new MemoryStream();
            gzip.CopyTo(content);
            byte[] bytes = content.ToArray();
            for (int start = 0; start < bytes.Length; start += RecordLength)
                Undo(bytes.AsSpan(start + 1, RecordLength - 1));
            unpacked._folder.Write(Path.GetFileName(packed).Replace(".med.gz", "", StringComparison.Ordinal), bytes);
        }

        return unpacked;
    }

    public void Dispose() => _folder.Dispose();

    private static void Undo(Span<byte> planes)
    {
        for (int plane = 0; plane < 3; plane++)
        {
            Span<byte> values = planes.Slice(plane * Plane, Plane);
            for (int place = 1; place < Plane; place++)
                values[place] += Guess(values, place);
        }

        for (int place = 0; place < Plane; place++)
        {
            byte green = planes[Plane + place];
            planes[place] += green;
            planes[2 * Plane + place] += green;
        }
    }

    private static byte Guess(ReadOnlySpan<byte> values, int place)
    {
        if (place < Side)
            return values[place - 1];
        if (place % Side == 0)
            return values[place - Side];
        int left = values[place - 1], above = values[place - Side], corner = values[place - Side - 1];
        int larger = Math.Max(left, above), smaller = Math.Min(left, above);
        return (byte)(corner >= larger ? smaller : corner <= smaller ? larger : left + above - corner);
    }
}
