using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Training;

public sealed class DeterminismTests
{
    private static Lazy<int[]> OneThread { get; } = new(() => TrainedBits(threads: 1, seed: 1));

    private static Lazy<int[]> AugmentedOnTheSpot { get; } = new(() => TrainedAugmentedBits(threads: 1, isAhead: false));

    private static Lazy<int[]> OneThreadOfImages { get; } = new(() => TrainedImageBits(threads: 1, seed: 1));

    private static Lazy<int[]> OneThreadOfTiles { get; } = new(() => TrainedTileBits(threads: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads) => Assert.Equal(OneThread.Value, TrainedBits(threads, seed: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_network_of_images_has_the_same_bits_with_any_number_of_threads(int threads) =>
        Assert.Equal(OneThreadOfImages.Value, TrainedImageBits(threads, seed: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Transformed_tiles_have_the_same_bits_with_any_number_of_threads(int threads) =>
        Assert.Equal(OneThreadOfTiles.Value, TrainedTileBits(threads));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Changed_images_loaded_ahead_in_batches_of_the_plan_have_the_same_bits_with_any_number_of_threads(int threads) =>
        Assert.Equal(AugmentedOnTheSpot.Value, TrainedAugmentedBits(threads, isAhead: true));

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_does_not()
    {
        Assert.Equal(OneThread.Value, TrainedBits(threads: 1, seed: 1));
        Assert.NotEqual(OneThread.Value, TrainedBits(threads: 1, seed: 2));
    }

    [Fact]
    public void Models_on_separate_threads_are_independent()
    {
        int[][] bits = new int[4][];
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(i => new Thread(() => bits[i] = TrainedBits(threads: 1 + i % 2, seed: 1)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(bits, own => Assert.Equal(OneThread.Value, own));
    }

    /// <summary>Large enough that every pass is shared out, with partly used panels and a smaller last batch.</summary>
    private static int[] TrainedBits(int threads, ulong seed)
    {
        using var pool = new WorkerPool(threads);
        var random = new RandomSequence(7);
        byte[] pixels = new byte[230 * 300];
        foreach (ref byte pixel in pixels.AsSpan())
            pixel = (byte)random.NextBelow(256);
        var data = new ImageData(pixels, Numbers.Labels(230, 10, 8), 300, 10, new Normalization(0.5, 0.3));
        var model = new Model(300, [new Linear(150), new ReLU(), new Linear(60), new ReLU(), new Linear(10)], 100, seed, pool);
        Plan plan = new OneCycle(0.05, 9).Build().WithWeightDecay(1e-4);
        new Trainer(model, plan, new Sgd(model) { IsNesterov = true }, new ShuffledBatches(data, 100, seed)).Run();
        return [.. model.Parameters.SelectMany(parameter => Numbers.Bits(Numbers.Values(parameter)))];
    }

    /// <summary>Convolutions by transformed tiles, of one image and of several at a time; chunks and blocks are left incomplete.</summary>
    private static int[] TrainedTileBits(int threads)
    {
        using var pool = new WorkerPool(threads);
        var shape = new ImageShape(3, 16, 16);
        var data = new VectorData(Numbers.Normal(120 * shape.Length, 7), Numbers.Labels(120, 5, 8), shape.Length, 5);
        static Conv2d Tiles(int outputs) => new(outputs, 3, padding: 1, hasBias: false) { UsesWinograd = true };
        Layer[] body = [Tiles(16), new BatchNorm2d(), new ReLU(), Tiles(16), new BatchNorm2d()];
        var model = new Model(
            shape,
            [
                new Conv2d(16, 3, padding: 1), new BatchNorm2d(), new ReLU(), new Residual(body, Shortcut.Identity), new ReLU(), new MaxPool2d(4),
                Tiles(32), new ReLU(), Tiles(32), new BatchNorm2d(), new ReLU(), new GlobalAveragePool2d(), new Linear(5),
            ],
            75, seed: 1, pool);
        Plan plan = new OneCycle(0.05, 4).Build();
        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(data, 75, 1)).Run();
        return [.. model.Parameters.SelectMany(parameter => Numbers.Bits(Numbers.Values(parameter)))];
    }

    /// <summary>Every kind of layer; batches of 21 leave chunks of unequal length, and the last batch is smaller.</summary>
    private static int[] TrainedImageBits(int threads, ulong seed)
    {
        using var pool = new WorkerPool(threads);
        var shape = new ImageShape(3, 12, 12);
        var data = new VectorData(Numbers.Normal(50 * shape.Length, 7), Numbers.Labels(50, 5, 8), shape.Length, 5);
        Layer[] body = [new Conv2d(20, 3, 2, 1, hasBias: false), new BatchNorm2d(), new ReLU(), new Conv2d(20, 3, padding: 1)];
        var model = new Model(
            shape,
            [
                new Conv2d(16, 3, padding: 1, hasBias: false), new BatchNorm2d(), new ReLU(), new Residual(body, Shortcut.Projection), new ReLU(),
                new Residual(body, Shortcut.OptionA), new GELU(), new Dropout(0.2), new Conv2d(9, 2), new MaxPool2d(2, 1), new Flatten(), new Linear(5),
            ],
            21, seed, pool);
        Plan plan = new OneCycle(0.05, 7).Build().WithWeightDecay(1e-4);
        new Trainer(model, plan, new Sgd(model) { IsNesterov = true }, new ShuffledBatches(data, 21, seed)).Run();
        Assert.All(model.RunningStatistics, running => Assert.NotEqual(0, running.Mean[0]));
        return
        [
            .. model.Parameters.SelectMany(parameter => Numbers.Bits(Numbers.Values(parameter))),
            .. model.RunningStatistics.SelectMany(running => Numbers.Bits(running.Variance)),
        ];
    }

    /// <summary>Batches large enough to be filled by several threads, over the ends of epochs.</summary>
    private static int[] TrainedAugmentedBits(int threads, bool isAhead)
    {
        using var pool = new WorkerPool(threads);
        var random = new RandomSequence(7);
        var shape = new ImageShape(3, 32, 32);
        byte[] pixels = [.. Enumerable.Range(0, 90 * shape.Length).Select(_ => (byte)random.NextBelow(256))];
        var data = new ImageData(pixels, Numbers.Labels(90, 5, 8), shape, 5, new Normalization([0.5, 0.4, 0.6], [0.2, 0.3, 0.25]));
        Layer[] layers = [new Conv2d(8, 3, 2, 1), new BatchNorm2d(), new ReLU(), new GlobalAveragePool2d(), new Linear(5)];
        var model = new Model(shape, layers, 40, seed: 1, pool);
        var inner = new ShuffledBatches(data, 20, seed: 2, [new HorizontalFlip(), new RandomCrop(4)]);
        using PrefetchedBatches? ahead = isAhead ? new PrefetchedBatches(inner) : null;
        Plan plan = new OneCycle(0.05, 12).Build().WithBatchSize(new PiecewiseConstant([4, 8], [20, 40, 33]));
        new Trainer(model, plan, new Sgd(model), (IBatchSource?)ahead ?? inner).Run();
        return [.. model.Parameters.SelectMany(parameter => Numbers.Bits(Numbers.Values(parameter)))];
    }
}
