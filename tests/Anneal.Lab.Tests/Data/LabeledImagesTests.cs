using System.Security.Cryptography;
using Anneal.Lab.Data;

namespace Anneal.Lab.Tests.Data;

public sealed class LabeledImagesTests
{
    private static readonly LabeledImages Three = new([1, 2, 3, 4, 5, 6], [0, 2, 2], rows: 1, columns: 2, classes: 3);

    [Fact]
    public void The_caller_cannot_change_the_images_afterwards()
    {
        byte[] pixels = [1, 2], labels = [0];
        var images = new LabeledImages(pixels, labels, 1, 2);

        pixels[0] = labels[0] = 9;

        Assert.Equal([1, 2], images.Pixels.ToArray());
        Assert.Equal([0], images.Labels.ToArray());
    }

    [Fact]
    public void An_image_has_its_own_pixels_and_label()
    {
        Assert.Equal([5, 6], Three.Image(2).ToArray());
        Assert.Equal(2, Three.Label(2));
        Assert.Equal([1, 0, 2], Three.CountPerClass());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void An_image_that_is_not_there_is_refused(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.Image(index).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.Label(index));
    }

    [Fact]
    public void A_part_has_the_images_of_its_range_in_the_same_memory()
    {
        LabeledImages part = Three.Take(1..);

        Assert.Equal([3, 4, 5, 6], part.Pixels.ToArray());
        Assert.Equal([2, 2], part.Labels.ToArray());
        Assert.True(part.Pixels.Overlaps(Three.Pixels));
        Assert.Equal(0, Three.Take(1..1).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.Take(..4));
    }

    [Fact]
    public void The_parts_of_a_whole_make_the_whole_again() =>
        Assert.Equal(Three.ContentHash, Three.Take(..1).Concat(Three.Take(1..)).ContentHash);

    [Fact]
    public void Images_of_another_size_or_of_other_classes_cannot_follow()
    {
        Assert.Throws<ArgumentException>(() => Three.Concat(new LabeledImages([1, 2], [0], 2, 1, 3)));
        Assert.Throws<ArgumentException>(() => Three.Concat(new LabeledImages([1, 2], [0], 1, 2, 4)));
    }

    [Fact]
    public void The_hash_is_that_of_pixels_then_labels() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3, 4, 5, 6, 0, 2, 2])), Three.ContentHash);

    [Fact]
    public void Pixels_that_are_not_one_image_a_label_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LabeledImages([1, 2, 3], [0, 1], 1, 2));
        Assert.Throws<ArgumentException>(() => new LabeledImages([1], [0], int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentException>(() => new LabeledImages([1], [3], 1, 1, classes: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabeledImages([], [], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabeledImages([], [], 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabeledImages([], [], 1, 1, classes: 257));
    }
}
