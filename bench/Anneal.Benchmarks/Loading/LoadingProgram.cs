using System.Diagnostics;
using System.Globalization;
using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Models;
using Anneal.Engine.Optimizers;

namespace Anneal.Benchmarks.Loading;

/// <summary><c>loading</c>: what loading, normalizing and augmenting images costs beside training on them.</summary>
/// <remarks>
/// Blocks of training steps on one batch in memory take turns with blocks on batches that are loaded ahead, flipped and cropped. The extra
/// time of the processor is taken for each pair; the median of all pairs has an interval by their order (the sign test's).
/// </remarks>
internal static class LoadingProgram
{
    private const string Usage = "usage: loading [resnet8] [--pairs 20] [--steps 8] [--batch 128] [--threads N]";
    private const int Images = 4096;

    public static int Run(string[] arguments)
    {
        string model = arguments.FirstOrDefault(StandardModels.Names.Contains) ?? "resnet8";
        if (Number(arguments, "--pairs", 20) is not { } pairs || Number(arguments, "--steps", 8) is not { } steps
            || Number(arguments, "--batch", 128) is not { } batch || Number(arguments, "--threads", Environment.ProcessorCount) is not { } threads)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        using var pool = new WorkerPool(threads);
        StandardModel network = StandardModels.Named(model);
        using var loaded = new PrefetchedBatches(new ShuffledBatches(RandomImages(network.InputShape), batch, seed: 1, [new HorizontalFlip(), new RandomCrop(4)]));
        var work = new Work(network, batch, pool, loaded);
        work.Time(steps, isLoading: true);
        work.Time(steps, isLoading: false);
        double[] extra = new double[pairs];
        for (int pair = 0; pair < pairs; pair++)
        {
            double first = work.Time(steps, isLoading: pair % 2 == 0), second = work.Time(steps, isLoading: pair % 2 != 0);
            extra[pair] = pair % 2 == 0 ? first / second - 1 : second / first - 1;
        }

        Array.Sort(extra);
        int outside = SignTest.Outside(pairs);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model}, batch {batch}, {threads} threads: loading, normalizing, flipping and cropping cost {100 * extra[pairs / 2]:0.0} % of a step's processor time (95 % interval {100 * extra[outside]:0.0} to {100 * extra[^(outside + 1)]:0.0} %, {pairs} pairs of {steps} steps)"));
        return 0;
    }

    private static int? Number(string[] arguments, string name, int usual)
    {
        int place = Array.IndexOf(arguments, name);
        return place < 0 ? usual : place + 1 < arguments.Length && int.TryParse(arguments[place + 1], CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
    }

    private static ImageData RandomImages(ImageShape shape)
    {
        var random = new RandomSequence(1);
        byte[] pixels = new byte[Images * shape.Length];
        foreach (ref byte pixel in pixels.AsSpan())
            pixel = (byte)random.NextBelow(256);
        return new ImageData(pixels, new int[Images], shape, classes: 10, new Normalization(0.5, 0.25));
    }

    /// <summary>Training steps, on batches that are loaded or on one that is not.</summary>
    private sealed class Work(StandardModel network, int batchSize, WorkerPool pool, PrefetchedBatches loaded)
    {
        private readonly Model _model = new(network.InputShape, network.Layers, batchSize, seed: 1, pool);
        private readonly SoftmaxCrossEntropy _loss = new();
        private readonly Batch _batch = new(batchSize, network.InputShape.Length, pool);
        private readonly float[] _gradient = new float[batchSize * 10];
        private Sgd? _optimizer;

        public double Time(int steps, bool isLoading)
        {
            if (_optimizer is null)
            {
                _optimizer = new Sgd(_model);
                loaded.Fill(_batch, batchSize);
            }

            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            for (int step = 0; step < steps; step++)
            {
                if (isLoading)
                    loaded.Fill(_batch, batchSize);
                _loss.Compute(_model.Forward(_batch), _batch.Labels, _gradient);
                _model.Backward(_gradient);
                _optimizer.Update(new Hyperparameters(1e-3, 0.9, 1e-4));
            }

            return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        }
    }
}
