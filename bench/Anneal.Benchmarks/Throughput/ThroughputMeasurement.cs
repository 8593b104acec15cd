using System.Diagnostics;
using Anneal.Engine;
using Anneal.Engine.Models;

namespace Anneal.Benchmarks.Throughput;

/// <summary>Times training steps.</summary>
internal static class ThroughputMeasurement
{
    private const int Blocks = 15;

    /// <summary>Median and best of several blocks, after a warm-up that the compiler needs to finish.</summary>
    public static ThroughputRow Measure(StandardModel network, int batch, WorkerPool pool, double seconds, double peak, double? torch)
    {
        var workload = new TrainingWorkload(network, batch, pool);
        int steps = WarmUp(workload, seconds / 4);
        int perBlock = Math.Max(1, (int)(steps * 3.0 / Blocks));
        double[] rates = new double[Blocks];
        for (int block = 0; block < Blocks; block++)
        {
            double start = Clock.Seconds;
            for (int i = 0; i < perBlock; i++)
                workload.Step();
            rates[block] = perBlock * (double)batch / (Clock.Seconds - start);
        }

        Array.Sort(rates);
        double median = rates[Blocks / 2], gflops = median * workload.Model.Summarize().TrainingOperations / 1e9;
        return new ThroughputRow(network.Name, batch, pool.Threads, median, rates[^1], gflops, gflops / peak, torch);
    }

    /// <summary>The model's layers with the time that each took, of steps on one thread.</summary>
    public static ModelSummary Profile(StandardModel network, int batch, WorkerPool pool, double seconds)
    {
        var workload = new TrainingWorkload(network, batch, pool);
        WarmUp(workload, seconds / 2);
        workload.Model.MeasuresTime = true;
        WarmUp(workload, seconds / 2);
        return workload.Model.Summarize();
    }

    private static int WarmUp(TrainingWorkload workload, double seconds)
    {
        var watch = Stopwatch.StartNew();
        int steps = 0;
        for (; watch.Elapsed.TotalSeconds < seconds || steps < 3; steps++)
            workload.Step();
        return steps;
    }
}
