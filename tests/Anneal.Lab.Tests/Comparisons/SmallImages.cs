using Anneal.Lab.Data;

namespace Anneal.Lab.Tests.Comparisons;

/// <summary>A data set that is learned in a moment: 4 × 4 images with noise and a bright row for each of four classes.</summary>
internal static class SmallImages
{
    public static DataSet Load() => new("small", Part(1, 200), Part(2, 80), Part(3, 80), "made by a seeded generator");

    private static LabeledImages Part(int seed, int count)
    {
        var random = new Random(seed);
        byte[] labels = [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(4))];
        byte[] pixels = [.. labels.SelectMany(label => Enumerable.Range(0, 16).Select(pixel => (byte)random.Next(pixel / 4 == label ? 60 : 0, 160)))];
        return new LabeledImages(pixels, labels, 4, 4, 4);
    }
}
