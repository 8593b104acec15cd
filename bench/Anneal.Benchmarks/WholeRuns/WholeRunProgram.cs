using System.Diagnostics;
using System.Globalization;
using Anneal.Benchmarks.Throughput;
using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Models;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;
using Anneal.Lab.Data;

namespace Anneal.Benchmarks.WholeRuns;

/// <summary><c>whole-run</c>: trainings from the first update to the last through the public API, beside the rate of bare steps.</summary>
/// <remarks>
/// The MLP on 60,000 images of MNIST's size for 3 epochs of 1cycle, batch 128: shuffling, normalizing, loading, plan and observers included,
/// evaluation excluded. The first run in the process is the cold one; the median of nine more is compared with bare steps on one batch,
/// measured before and after them.
/// </remarks>
internal static class WholeRunProgram
{
    private const int Epochs = 3;
    private const int BatchSize = 128;
    private const int Runs = 9;
    private const string Usage = "usage: whole-run [--data mnist:FOLDER] [--threads N]";

    public static int Run(string[] arguments)
    {
        (string? data, int threads) = (null, Environment.ProcessorCount);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (arguments[i] == "--data" && i + 1 < arguments.Length)
            {
                data = arguments[i + 1];
            }
            else if (arguments[i] != "--threads" || i + 1 == arguments.Length || !int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out threads) || threads < 1)
            {
                Console.Error.WriteLine(Usage);
                return 2;
            }
        }

        using var pool = new WorkerPool(threads);
        ImageData images = data is null ? RandomDigits() : Digits(data);
        double cold = Rate(images, pool);
        double before = StepRate(pool);
        double[] rates = [.. Enumerable.Range(0, Runs).Select(_ => Rate(images, pool)).Order()];
        double steps = (before + StepRate(pool)) / 2, median = rates[Runs / 2];
        Console.WriteLine(Text($"mlp, batch {BatchSize}, {threads} threads, {Epochs} epochs of 1cycle on {images.Count:N0} {data ?? "random"} images of 28x28, images/s:"));
        Console.WriteLine(Text($"whole runs, median of {Runs}: {median:N0} ({rates[0]:N0} to {rates[^1]:N0})"));
        Console.WriteLine(Text($"bare steps on one batch: {steps:N0}; whole runs reach {100 * median / steps:0} %"));
        Console.WriteLine(Text($"cold, the first run of the process: {cold:N0}"));
        return 0;
    }

    /// <summary>Images a second of one run.</summary>
    private static double Rate(ImageData images, WorkerPool pool)
    {
        StandardModel network = StandardModels.Mlp();
        var model = new Model(network.InputShape, network.Layers, BatchSize, seed: 1, pool);
        var source = new ShuffledBatches(images, BatchSize, seed: 1);
        long updates = Epochs * ((images.Count + BatchSize - 1L) / BatchSize);
        var trainer = new Trainer(model, new OneCycle(peakLearningRate: 0.1, steps: updates).Build(), new Sgd(model), source);
        long start = Stopwatch.GetTimestamp();
        trainer.Run();
        return Epochs * (double)images.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double StepRate(WorkerPool pool) =>
        ThroughputMeasurement.Measure(StandardModels.Mlp(), BatchSize, pool, seconds: 4, torch: null).ImagesPerSecond;

    private static ImageData Digits(string name)
    {
        DataSet data = DataCatalog.Load(name);
        return data.Normalize(data.Train);
    }

    private static ImageData RandomDigits()
    {
        var random = new RandomSequence(1);
        byte[] pixels = new byte[60_000 * 28 * 28];
        int[] labels = new int[60_000];
        foreach (ref byte pixel in pixels.AsSpan())
            pixel = (byte)random.NextBelow(256);
        foreach (ref int label in labels.AsSpan())
            label = random.NextBelow(10);
        return new ImageData(pixels, labels, new ImageShape(1, 28, 28), classes: 10, new Normalization(0.5, 0.25));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
