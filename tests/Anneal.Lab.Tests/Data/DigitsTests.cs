using System.IO.Compression;
using Anneal.Lab.Data;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Data;

public sealed class DigitsTests
{
    private static readonly DataSet Data = Digits.Load();

    [Fact]
    public void There_are_as_many_images_as_promised()
    {
        Assert.Equal("digits", Data.Name);
        Assert.Equal((10_000, 2_000, 5_000), (Data.Train.Count, Data.Validation.Count, Data.Test.Count));
        Assert.Equal((28, 28, 10), (Data.Test.Rows, Data.Test.Columns, Data.Test.Classes));
    }

    [Fact]
    public void The_content_is_what_its_hash_says() =>
        Assert.Equal(Digits.ContentHash, Data.Train.Concat(Data.Validation).Concat(Data.Test).ContentHash);

    [Fact]
    public void Each_class_has_between_8_and_12_percent_of_each_part() =>
        Assert.All([Data.Train, Data.Validation, Data.Test], part =>
            Assert.All(part.CountPerClass(), count => Assert.InRange((double)count / part.Count, 0.08, 0.12)));

    [Fact]
    public void The_first_images_are_those_of_mnist()
    {
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], Data.Train.Labels[..10].ToArray());
        Assert.Equal([7, 1, 4, 4, 5, 0, 9, 1, 9, 3], Data.Test.Labels[..10].ToArray());
    }

    [Fact]
    public void The_pixels_are_about_as_bright_as_those_of_mnist()
    {
        Assert.Equal(0.1307, Data.PixelMean, 0.002);
        Assert.Equal(0.3081, Data.PixelStandardDeviation, 0.002);
    }

    [Fact]
    public void Loading_again_gives_the_same_value() => Assert.Same(Data, Digits.Load());

    [Theory]
    [InlineData(0, "labels above 9")]
    [InlineData(1, "not " + Digits.ContentHash)]
    [InlineData(2, "cannot be unpacked")]
    [InlineData(3, "cannot be unpacked")]
    public void Damaged_data_are_refused(int kind, string what)
    {
        byte[] zeros = new byte[17_000 * 785], labels = [.. zeros[..^1], 10];
        byte[] packed = kind switch
        {
            0 => Brotli(labels),
            1 => Brotli(zeros),
            2 => Brotli(zeros[1..]),
            _ => [0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        };

        var exception = Assert.Throws<DataFormatException>(() => Digits.Unpack(new MemoryStream(packed)));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Install the package again", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_notices_state_the_hash() =>
        Assert.Contains(
            Digits.ContentHash, File.ReadAllText(Path.Combine(Repository.Root, "THIRD-PARTY-NOTICES.md")), StringComparison.Ordinal);

    [SharedMaterialFact]
    public void The_sample_is_mnist_byte_for_byte()
    {
        DataSet mnist = Mnist.Load(Path.Combine(Repository.SharedMaterial!, "data", "mnist"));

        Assert.Equal(mnist.Train.Take(..10_000).ContentHash, Data.Train.ContentHash);
        Assert.Equal(mnist.Validation.Take(..2_000).ContentHash, Data.Validation.ContentHash);
        for (int image = 0; image < Data.Test.Count; image++)
        {
            Assert.Equal(mnist.Test.Label(2 * image), Data.Test.Label(image));
            Assert.True(mnist.Test.Image(2 * image).SequenceEqual(Data.Test.Image(image)), $"Test image {image} differs.");
        }
    }

    private static byte[] Brotli(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(content);
        return packed.ToArray();
    }
}
