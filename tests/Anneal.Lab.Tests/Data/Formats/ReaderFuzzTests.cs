using System.Text;
using Anneal.Lab.Data;
using Anneal.Lab.Data.Formats;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Data.Formats;

/// <summary>Whatever bytes a file has, a reader gives images or says what is wrong with them.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, "images")]
    [InlineData(2, "images.gz")]
    public void Any_file_of_images_is_read_or_refused(int seed, string name)
    {
        string labels = _folder.WriteLabels("labels", 3);
        Try(seed, name, TemporaryFolder.Images(3, 4, 5), path => IdxFile.Read(path, labels), share: 3);
    }

    [Fact]
    public void Any_file_of_labels_is_read_or_refused()
    {
        string images = _folder.WriteImages("good", 3);
        Try(3, "labels", TemporaryFolder.Labels(3), path => IdxFile.Read(images, path), share: 3);
    }

    [Theory]
    [InlineData(4, "batch.bin")]
    [InlineData(5, "batch.bin.gz")]
    public void Any_file_of_cifar_is_read_or_refused(int seed, string name) =>
        Try(seed, name, TemporaryFolder.Cifar(2), path => CifarFile.Read(path), share: 2);

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, "class")]
    [InlineData(8, "2")]
    public void Any_comma_separated_file_is_read_or_refused(int seed, string? label)
    {
        byte[] text = Encoding.UTF8.GetBytes("a,\"b, c\",d,e,class\n1,2,3,4,0\n5,\"6\",7.0,8,9\r\n\n9,10,11,255,2\n");
        Try(seed, "data.csv", text, path => CsvFile.Read(path, new CsvLayout { Label = label }), share: 3);
    }

    /// <summary>Files are written over and over, each thread its own.</summary>
    private void Try(int seed, string name, byte[] sound, Action<string> read, int share)
    {
        byte[] whole = name.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFolder.Gzip(sound) : sound;
        Fuzz.Bytes<DataFormatException>(seed, [whole], content =>
        {
            string path = Path.Combine(_folder.Path, $"{Environment.CurrentManagedThreadId}-{name}");
            File.WriteAllBytes(path, content);
            read(path);
        }, share);
    }
}
