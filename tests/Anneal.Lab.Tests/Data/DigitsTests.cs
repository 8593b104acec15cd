using System.IO.Compression;
using Anneal.Lab.Data;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Data;

public sealed class DigitsTests
{
    private static readonly DataSet _data = Digits.Load();

    [Fact]
    public void There_are_as_many_images_as_promised()
    {
        Assert.Equal("digits", _data.Name);
        Assert.Equal((10_000, 2_000, 5_000), (_data.Train.Count, _data.Validation.Count, _data.Test.Count));
        Assert.Equal((28, 28, 10), (_data.Test.Rows, _data.Test.Columns, _data.Test.Classes));
    }

    [Fact]
    public void The_content_is_what_its_hash_says() =>
        Assert.Equal(Digits.ContentHash, _data.Train.Concat(_data.Validation).Concat(_data.Test).ContentHash);

    [Fact]
    public void Each_class_has_between_8_and_12_percent_of_each_part() =>
        Assert.All([_data.Train, _data.Validation, _data.Test], part =>
            Assert.All(part.CountPerClass(), count => Assert.InRange((double)count / part.Count, 0.08, 0.12)));

    [Fact]
    public void The_first_images_are_those_of_mnist()
    {
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], _data.Train.Labels[..10].ToArray());
        Assert.Equal([7, 1, 4, 4, 5, 0, 9, 1, 9, 3], _data.Test.Labels[..10].ToArray());
    }

    [Fact]
    public void The_pixels_are_about_as_bright_as_those_of_mnist()
    {
        Assert.Equal(0.1307, _data.PixelMean, 0.002);
        Assert.Equal(0.3081, _data.PixelStandardDeviation, 0.002);
    }

    [Fact]
    public void Loading_again_gives_the_same_value() => Assert.Same(_data, Digits.Load());

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

        Assert.Equal(mnist.Train.Take(..10_000).ContentHash, _data.Train.ContentHash);
        Assert.Equal(mnist.Validation.Take(..2_000).ContentHash, _data.Validation.ContentHash);
        for (int image = 0; image < _data.Test.Count; image++)
        {
            Assert.Equal(mnist.Test.Label(2 * image), _data.Test.Label(image));
            Assert.True(mnist.Test.Image(2 * image).SequenceEqual(_data.Test.Image(image)), $"Test image {image} differs.");
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
