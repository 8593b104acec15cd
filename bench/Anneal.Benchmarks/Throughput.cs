using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using Anneal.Engine;

namespace Anneal.Benchmarks;

/// <summary>Images a second that a training step processes, beside what the machine could do.</summary>
/// <remarks>
/// <c>throughput mlp --batch 128 --threads 2</c>. "pure" repeats one batch, as PyTorch's script does; "real" fills
/// every batch from shuffled bytes, as a run does. Both update with momentum and weight decay. Work is counted forward
/// and backward, without the input gradient of the first layer.
/// </remarks>
internal static class Throughput
{
    private const int Blocks = 15;
    private const double BlockSeconds = 0.35;

    public static int Run(string[] args)
    {
        if (args is [] || args[0] != "mlp")
        {
            Console.Error.WriteLine("usage: throughput mlp [--batch 128] [--threads 2]");
            return 2;
        }

        int batch = Option(args, "--batch", 128);
        using var pool = new WorkerPool(Option(args, "--threads", Environment.ProcessorCount));
        double peak = MachinePeak.Measure256(pool);
        Line($"{pool.Threads} thread(s), peak {peak:F0} GFLOP/s with 256-bit multiply-adds");
        if (Vector512.IsHardwareAccelerated)
        {
            peak = MachinePeak.Measure512(pool);
            Line($"{pool.Threads} thread(s), peak {peak:F0} GFLOP/s with 512-bit multiply-adds");
        }

        var workload = new MlpWorkload(batch, pool);
        Report("mlp, pure", workload.RepeatBatch, batch, peak);
        Report("mlp, real", workload.NextBatch, batch, peak);
        return 0;
    }

    private static void Report(string name, Action step, int batch, double peak)
    {
        var warm = Stopwatch.StartNew();
        int steps = 0;
        for (; warm.Elapsed.TotalSeconds < 1; steps++)
            step();
        int perBlock = Math.Max(1, (int)(steps * BlockSeconds));
        double[] rates = new double[Blocks];
        long allocated = GC.GetTotalAllocatedBytes();
        for (int block = 0; block < Blocks; block++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < perBlock; i++)
                step();
            rates[block] = perBlock * (double)batch / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        allocated = GC.GetTotalAllocatedBytes() - allocated;
        Array.Sort(rates);
        double median = rates[Blocks / 2], work = median * MlpWorkload.MegaflopsPerImage / 1e3;
        Line($"{name}, batch {batch}: {median:F0} images/s (best {rates[^1]:F0}), {work:F1} GFLOP/s, {work / peak:P0} of the widest peak");
        Line($"    {allocated / (perBlock * Blocks)} B allocated a step");
    }

    private static int Option(string[] args, string name, int otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
