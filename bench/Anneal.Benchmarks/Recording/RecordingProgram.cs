using System.Globalization;
using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;
using Anneal.Lab.Training;

namespace Anneal.Benchmarks.Recording;

/// <summary><c>recording</c>: what the record of a run costs beside a training step: a line of metrics for each update, written in batches.</summary>
/// <remarks>
/// One training run on digits, whose updates are recorded in slices that take turns with slices that are not. A pair is some hundred updates of each kind,
/// with everything recorded on the disk once; its extra time of the processor is taken, and the median of all pairs has an interval by their order (the
/// sign test's). Checkpoints are not part of it, and the index is not written in training at all.
/// </remarks>
internal static class RecordingProgram
{
    private const string Usage = "usage: recording [--model mlp] [--pairs 20] [--steps 800] [--batch 128] [--threads 1]";

    public static int Run(string[] arguments)
    {
        string model = Array.IndexOf(arguments, "--model") is var place and >= 0 && place + 1 < arguments.Length ? arguments[place + 1] : "mlp";
        if (Number(arguments, "--pairs", 20) is not { } pairs || Number(arguments, "--steps", 800) is not { } steps
            || Number(arguments, "--batch", 128) is not { } batch || Number(arguments, "--threads", 1) is not { } threads)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        string folder = Directory.CreateTempSubdirectory("anneal-").FullName;
        try
        {
            double[] extra = Measure(model, pairs, steps, batch, threads, Path.Combine(folder, MetricsLog.Name));
            Array.Sort(extra);
            int outside = SignTest.Outside(pairs);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{model} on digits, batch {batch}, {threads} threads: the record costs {100 * extra[pairs / 2]:0.00} % of a step's processor time (95 % interval {100 * extra[outside]:0.00} to {100 * extra[^(outside + 1)]:0.00} %, {pairs} pairs of {steps} steps of each kind)"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double[] Measure(string name, int pairs, int steps, int batch, int threads, string path)
    {
        DataSet data = DataCatalog.Load("digits");
        ImageData train = data.Normalize(data.Train);
        int slice = Math.Max(1, 2 * steps / AlternatingRecord.SlicesPerPair);
        long updates = (long)(pairs + AlternatingRecord.WarmUpPairs) * AlternatingRecord.SlicesPerPair * slice;
        using var pool = new WorkerPool(threads);
        using var source = new PrefetchedBatches(new ShuffledBatches(train, batch, seed: 1));
        using var log = new MetricsLog(path, kept: 0);
        Model model = ModelSpecification.Parse(name).Build(train.Shape, train.Classes, batch, seed: 1, pool);
        Plan plan = Plan.Parse("1cycle(peak 0.1); weight-decay 1e-4", new RunLength(updates, stepsPerEpoch: (train.Count + batch - 1) / batch));
        var recorder = new RunRecorder(model, new SequentialBatches(data.Normalize(data.Validation), batch), log, updates, before: null, updatesBefore: 0);
        var alternating = new AlternatingRecord(recorder, log, slice);
        new Trainer(model, plan, new Sgd(model), source, [alternating]).Run();
        return alternating.Extra();
    }

    private static int? Number(string[] arguments, string name, int usual)
    {
        int place = Array.IndexOf(arguments, name);
        return place < 0 ? usual : place + 1 < arguments.Length && int.TryParse(arguments[place + 1], CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
    }
}
