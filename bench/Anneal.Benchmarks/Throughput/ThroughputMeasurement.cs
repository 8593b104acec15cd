using System.Diagnostics;
using Anneal.Engine;
using Anneal.Engine.Models;

namespace Anneal.Benchmarks.Throughput;

/// <summary>Times training steps.</summary>
internal static class ThroughputMeasurement
{
    private const int Blocks = 15;

    /// <summary>Median and best of several blocks, after a warm-up that the compiler needs to finish.</summary>
    /// <remarks>
    /// The peak is measured before and after every block: what a machine that others use gives changes from one second to the
    /// next, and a share of what it gave at another time says little.
    /// </remarks>
    public static ThroughputRow Measure(StandardModel network, int batch, WorkerPool pool, double seconds, double? torch)
    {
        var workload = new TrainingWorkload(network, batch, pool);
        int steps = WarmUp(workload, seconds / 4), perBlock = Math.Max(1, (int)(steps * 3.0 / Blocks));
        double operations = workload.Model.Summarize().TrainingOperations / 1e9;
        double[] rates = new double[Blocks], peaks = new double[Blocks], shares = new double[Blocks];
        _ = MachinePeak.Measure(pool);
        double before = MachinePeak.Measure(pool);
        for (int block = 0; block < Blocks; block++)
        {
            double start = Clock.Seconds;
            for (int i = 0; i < perBlock; i++)
                workload.Step();
            rates[block] = perBlock * (double)batch / (Clock.Seconds - start);
            double after = MachinePeak.Measure(pool);
            peaks[block] = (before + after) / 2;
            shares[block] = rates[block] * operations / peaks[block];
            before = after;
        }

        double median = Median(rates);
        return new ThroughputRow(
            network.Name, batch, pool.Threads, median, rates.Max(), median * operations, Median(peaks), Median(shares), torch);
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

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static int WarmUp(TrainingWorkload workload, double seconds)
    {
        var watch = Stopwatch.StartNew();
        int steps = 0;
        for (; watch.Elapsed.TotalSeconds < seconds || steps < 3; steps++)
            workload.Step();
        return steps;
    }
}
