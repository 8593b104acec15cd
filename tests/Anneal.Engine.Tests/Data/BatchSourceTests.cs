using Anneal.Engine.Data;

namespace Anneal.Engine.Tests.Data;

public sealed class BatchSourceTests
{
    [Fact]
    public void Shuffled_batches_show_every_example_once_an_epoch_in_a_new_order()
    {
        var source = new ShuffledBatches(Numbered(23), batchSize: 5, seed: 1);
        List<int>[] epochs = [Epoch(source), Epoch(source)];
        Assert.Equal(5, source.BatchesPerEpoch);
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 23), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.Equal(epochs[0], Epoch(new ShuffledBatches(Numbered(23), 5, seed: 1)));
        Assert.NotEqual(epochs[0], Epoch(new ShuffledBatches(Numbered(23), 5, seed: 2)));
    }

    [Fact]
    public void The_last_batch_is_smaller_or_wraps()
    {
        Assert.Equal([[0, 1, 2], [3, 4], [0, 1, 2]], Batches(new SequentialBatches(Numbered(5), 3), 3));
        Assert.Equal([[0, 1, 2], [3, 4, 0], [1, 2, 3]], Batches(new SequentialBatches(Numbered(5), 3, LastBatch.Wrapped), 3));
    }

    [Fact]
    public void Restart_goes_back_to_the_first_example()
    {
        var source = new SequentialBatches(Numbered(5), 2);
        Batches(source, 2);
        source.Restart();
        Assert.Equal([[0, 1]], Batches(source, 1));
    }

    [Fact]
    public void Pixels_are_normalized_and_labels_follow_their_examples()
    {
        byte[] pixels = [.. Enumerable.Range(0, 40 * 33).Select(i => (byte)(i * 7))];
        int[] labels = Numbers.Labels(40, 4, 3);
        var source = new SequentialBatches(new ImageData(pixels, labels, 33, 4, new Normalization(0.1307, 0.3081)), 40);
        var batch = new Batch(64, 33);

        source.Fill(batch);

        Assert.Equal(40, batch.Count);
        Assert.Equal(labels, batch.Labels.ToArray());
        for (int i = 0; i < pixels.Length; i++)
            Assert.Equal((pixels[i] / 255.0 - 0.1307) / 0.3081, batch.Inputs[i], 1e-6);
    }

    [Fact]
    public void Bad_data_are_named()
    {
        Assert.Contains("example 1 is 2", Assert.Throws<ArgumentException>(() => Two(4, wrong: 2)).Message, StringComparison.Ordinal);
        Assert.Contains("5 values", Assert.Throws<ArgumentException>(() => Two(5, wrong: 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new VectorData(Array.Empty<float>(), Array.Empty<int>(), 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normalization(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normalization(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialBatches(Numbered(3), 4));
        Assert.Contains("new Batch(2, 1)", Assert.Throws<ArgumentException>(() => new SequentialBatches(Numbered(3), 2).Fill(new Batch(1, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Batch(2, 1).Count = 3);
    }

    private static VectorData Two(int values, int wrong)
    {
        int[] labels = [0, wrong];
        return new VectorData(new float[values], labels, inputSize: 2, classes: 2);
    }

    private static VectorData Numbered(int count) =>
        new(Enumerable.Range(0, count).Select(i => (float)i).ToArray(), new int[count], 1, 1);

    private static List<int> Epoch(ShuffledBatches source) => [.. Batches(source, source.BatchesPerEpoch).SelectMany(batch => batch)];

    private static List<List<int>> Batches(IBatchSource source, int batches)
    {
        var batch = new Batch(source.BatchSize, source.InputSize);
        var seen = new List<List<int>>();
        for (int i = 0; i < batches; i++)
        {
            source.Fill(batch);
            seen.Add([.. batch.Inputs.ToArray().Select(value => (int)value)]);
        }

        return seen;
    }
}
