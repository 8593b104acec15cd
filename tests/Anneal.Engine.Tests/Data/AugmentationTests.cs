using Anneal.Engine.Data;

namespace Anneal.Engine.Tests.Data;

public sealed class AugmentationTests
{
    private static readonly ImageShape Shape = new(channels: 2, height: 5, width: 4);

    [Fact]
    public void A_flip_mirrors_half_of_the_images_pixel_by_pixel()
    {
        float[] image = Numbered(), mirrored = Mirrored();
        int flipped = 0;
        for (int example = 0; example < 2000; example++)
        {
            float[] changed = Apply(new HorizontalFlip(), image, example);
            Assert.True(changed.SequenceEqual(image) || changed.SequenceEqual(mirrored));
            flipped += changed.SequenceEqual(mirrored) ? 1 : 0;
        }

        Assert.InRange(flipped, 900, 1100);
    }

    [Fact]
    public void A_crop_moves_by_every_distance_up_to_the_padding_and_fills_with_zeros()
    {
        float[] image = Numbered();
        var seen = new Dictionary<(int Down, int Right), int>();
        for (int example = 0; example < 5000; example++)
        {
            float[] changed = Apply(new RandomCrop(2), image, example);
            (int, int) moved = Assert.Single(Moves(2), move => changed.SequenceEqual(Moved(image, move.Down, move.Right)));
            seen[moved] = seen.GetValueOrDefault(moved) + 1;
        }

        Assert.Equal(25, seen.Count);
        Assert.All(seen.Values, count => Assert.InRange(count, 140, 260));
    }

    [Fact]
    public void A_crop_by_more_than_the_image_may_leave_nothing()
    {
        for (int example = 0; example < 200; example++)
            Assert.All(Apply(new RandomCrop(9), Numbered(), example), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void What_is_drawn_follows_from_seed_epoch_and_example()
    {
        float[] image = Numbered();
        float[] One(ulong seed, long epoch, int example) => Apply(new RandomCrop(2), image, example, epoch, seed);

        Assert.Equal(One(1, 2, 3), One(1, 2, 3));
        Assert.Contains(Enumerable.Range(0, 10), i => !One(1, 2, i).SequenceEqual(One(2, 2, i)));
        Assert.Contains(Enumerable.Range(0, 10), i => !One(1, 2, i).SequenceEqual(One(1, 3, i)));
        Assert.Contains(Enumerable.Range(0, 10), i => !One(1, 2, i).SequenceEqual(One(1, 2, i + 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Batches_are_the_same_for_any_number_of_threads_wherever_they_begin(int threads)
    {
        using var pool = new WorkerPool(threads);
        var batch = new Batch(64, 3072, pool);
        ShuffledBatches whole = Images(), part = Images();
        var expected = new Batch(64, 3072);
        for (int i = 0; i < 5; i++)
            whole.Fill(expected, 64);

        part.Position = new(Epoch: 1, Example: 64);
        part.Fill(batch, 64);

        Assert.Equal(new(Epoch: 1, Example: 128), whole.Position);
        Assert.Equal(whole.Position, part.Position);
        Assert.True(expected.Inputs.SequenceEqual(batch.Inputs));
        Assert.Equal(expected.Labels.ToArray(), batch.Labels.ToArray());
    }

    [Fact]
    public void Filling_augmented_batches_allocates_nothing()
    {
        ShuffledBatches source = Images();
        using var pool = new WorkerPool(1); // all on this thread, which has then met everything once
        var batch = new Batch(64, 3072, pool);
        for (int i = 0; i < 4; i++)
            source.Fill(batch, 64);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 8; i++)
            source.Fill(batch, 50);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Channels_are_normalized_each_by_its_own_rule()
    {
        byte[] pixels = [10, 20, 30, 40, 50, 60];
        var images = new ImageData(pixels, new int[1], new ImageShape(3, 1, 2), classes: 1, new Normalization([0.1, 0.2, 0.3], [0.5, 0.25, 1]));
        float[] converted = new float[6];

        images.CopyExample(0, converted);

        for (int i = 0; i < 6; i++)
            Assert.Equal((pixels[i] / 255.0 - 0.1 * (i % 3 + 1)) / new[] { 0.5, 0.25, 1 }[i % 3], converted[i], 1e-6);
        Assert.Throws<ArgumentException>(() => new ImageData(pixels, new int[1], new ImageShape(3, 1, 2), 1, new Normalization([0, 0], [1, 1])));
        Assert.Throws<ArgumentException>(() => new Normalization([0, 0], [1]));
    }

    internal static ShuffledBatches Images(ulong seed = 3)
    {
        var random = new RandomSequence(9);
        byte[] pixels = [.. Enumerable.Range(0, 160 * 3072).Select(_ => (byte)random.NextBelow(256))];
        var images = new ImageData(pixels, Numbers.Labels(160, 10, 1), new ImageShape(3, 32, 32), 10, new Normalization([0.5, 0.4, 0.3], [0.2, 0.3, 0.4]));
        return new(images, batchSize: 64, seed, [new HorizontalFlip(), new RandomCrop(4)]);
    }

    private static IEnumerable<(int Down, int Right)> Moves(int padding) =>
        from down in Enumerable.Range(-padding, 2 * padding + 1)
        from right in Enumerable.Range(-padding, 2 * padding + 1)
        select (down, right);

    private static float[] Numbered() => [.. Enumerable.Range(1, Shape.Length).Select(i => (float)i)];

    private static float[] Mirrored() => Map((y, x) => (y, Shape.Width - 1 - x));

    private static float[] Moved(float[] image, int down, int right) => image.Length == Shape.Length ? Map((y, x) => (y + down, x + right)) : [];

    private static float[] Map(Func<int, int, (int Y, int X)> from)
    {
        float[] image = Numbered(), mapped = new float[image.Length];
        for (int y = 0; y < Shape.Height; y++)
        {
            for (int x = 0; x < Shape.Width; x++)
            {
                (int sourceY, int sourceX) = from(y, x);
                bool isInside = sourceY >= 0 && sourceY < Shape.Height && sourceX >= 0 && sourceX < Shape.Width;
                for (int c = 0; c < Shape.Channels; c++)
                    mapped[(y * Shape.Width + x) * Shape.Channels + c] = isInside ? image[(sourceY * Shape.Width + sourceX) * Shape.Channels + c] : 0;
            }
        }

        return mapped;
    }

    private static float[] Apply(Augmentation augmentation, float[] image, int example, long epoch = 0, ulong seed = 1)
    {
        float[] changed = [.. image], scratch = Numbers.Normal(image.Length, 7);
        var random = new ExampleRandom(seed, epoch, example);
        augmentation.Apply(changed, scratch, Shape, ref random);
        return changed;
    }
}
