using System.Buffers.Binary;
using System.IO.Compression;

namespace Anneal.Lab.Tests.Data;

/// <summary>A folder for one test, with small files of the data sets' formats.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("anneal-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Writes bytes; packed when the name ends in .gz.</summary>
    public string Write(string name, params byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(content) : content);
        return path;
    }

    public string WriteImages(string name, int count, int rows = 2, int columns = 3) =>
        Write(name, Images(count, rows, columns));

    public string WriteLabels(string name, int count) => Write(name, Labels(count));

    /// <summary>The four files of MNIST, small.</summary>
    public TemporaryFolder WithMnist(int training = 12, int test = 4, string suffix = "")
    {
        WriteImages("train-images-idx3-ubyte" + suffix, training);
        WriteLabels("train-labels-idx1-ubyte" + suffix, training);
        WriteImages("t10k-images-idx3-ubyte" + suffix, test);
        WriteLabels("t10k-labels-idx1-ubyte" + suffix, test);
        return this;
    }

    /// <summary>A header and pixels 0, 1, 2, …</summary>
    public static byte[] Images(int count, int rows, int columns) =>
        [.. Numbers(2051, (uint)count, (uint)rows, (uint)columns), .. Pixels(count * rows * columns)];

    /// <summary>A header and labels 0 to 9, over and over.</summary>
    public static byte[] Labels(int count) =>
        [.. Numbers(2049, (uint)count), .. Enumerable.Range(0, count).Select(image => (byte)(image % 10))];

    /// <summary>Records of CIFAR-10 with labels 0 to 9, over and over; an image's three planes differ by the first label given.</summary>
    public static byte[] Cifar(int count, int firstLabel = 0) =>
        [.. Enumerable.Range(firstLabel, count).SelectMany(image => Pixels(3072).Select(pixel => (byte)(pixel + image)).Prepend((byte)(image % 10)))];

    /// <summary>The six files of CIFAR-10, small: batch N begins with label N.</summary>
    public TemporaryFolder WithCifar(int count = 4)
    {
        for (int batch = 1; batch <= 5; batch++)
            Write($"data_batch_{batch}.bin", Cifar(count, batch));
        Write("test_batch.bin", Cifar(count));
        return this;
    }

    public static byte[] Pixels(int count) => [.. Enumerable.Range(0, count).Select(pixel => (byte)pixel)];

    public static byte[] Numbers(params uint[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (int index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * index), values[index]);
        return bytes;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }
}
