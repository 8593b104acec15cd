using System.Text;
using Anneal.Lab.Data;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Tests.Data.Formats;

/// <summary>Whatever bytes a file has, a reader gives images or says what is wrong with them.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private const int Inputs = 4000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, "images")]
    [InlineData(2, "images.gz")]
    public void Any_file_of_images_is_read_or_refused(int seed, string name)
    {
        string labels = _folder.WriteLabels("labels", 3);
        Fuzz(seed, name, TemporaryFolder.Images(3, 4, 5), path => IdxFile.Read(path, labels));
    }

    [Fact]
    public void Any_file_of_labels_is_read_or_refused()
    {
        string images = _folder.WriteImages("good", 3);
        Fuzz(3, "labels", TemporaryFolder.Labels(3), path => IdxFile.Read(images, path));
    }

    [Theory]
    [InlineData(4, "batch.bin")]
    [InlineData(5, "batch.bin.gz")]
    public void Any_file_of_cifar_is_read_or_refused(int seed, string name) => Fuzz(seed, name, TemporaryFolder.Cifar(2), CifarFile.Read);

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, "class")]
    [InlineData(8, "2")]
    public void Any_comma_separated_file_is_read_or_refused(int seed, string? label)
    {
        byte[] text = Encoding.UTF8.GetBytes("a,\"b, c\",d,e,class\n1,2,3,4,0\n5,\"6\",7.0,8,9\r\n\n9,10,11,255,2\n");
        Fuzz(seed, "data.csv", text, path => CsvFile.Read(path, new CsvLayout { Label = label }));
    }

    private void Fuzz(int seed, string name, byte[] sound, Func<string, LabeledImages> read)
    {
        var random = new Random(seed);
        string path = Path.Combine(_folder.Path, name);
        int readable = 0;
        byte[] whole = name.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFolder.Gzip(sound) : sound;
        for (int input = 0; input < Inputs; input++)
        {
            byte[] content = input == 0 ? whole : Mutated(random, whole);
            File.WriteAllBytes(path, content);
            try
            {
                readable += read(path).Count > 0 ? 1 : 0;
            }
            catch (DataFormatException exception)
            {
                Assert.NotEmpty(exception.Problems);
            }
            catch (Exception exception)
            {
                Assert.Fail($"Input {input} of seed {seed} ({Convert.ToHexString(content)[..Math.Min(200, 2 * content.Length)]}): {exception}");
            }
        }

        Assert.InRange(readable, 1, Inputs - 1);
    }

    private static byte[] Mutated(Random random, byte[] sound)
    {
        var content = new List<byte>(sound);
        for (int change = random.Next(1, 5); change > 0; change--)
        {
            int place = random.Next(content.Count + 1), length = Math.Min(random.Next(1, 9), content.Count - place);
            switch (random.Next(7))
            {
                case 0: content.RemoveRange(place, content.Count - place); break;
                case 1: content.RemoveRange(place, length); break;
                case 2: content.InsertRange(place, content.GetRange(place, length)); break;
                case 3: content.Insert(place, (byte)random.Next(256)); break;
                case 4: content.Insert(place, ",\"\n\r.-+eE;#0\t "u8[random.Next(13)]); break;
                case 5 when length > 0: content[place] ^= (byte)(1 << random.Next(8)); break;
                case 6 when length > 0: content[place] = (byte)(random.Next(2) * 255); break;
                default: break;
            }
        }

        return [.. content];
    }
}
