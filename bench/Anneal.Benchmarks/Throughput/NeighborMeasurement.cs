using System.Globalization;
using System.Text;
using Anneal.Engine;

namespace Anneal.Benchmarks.Throughput;

/// <summary>What another program on one of the processors costs: blocks of steps with and without it, taking turns.</summary>
internal static class NeighborMeasurement
{
    private const int Pairs = 7;

    /// <returns>A table with a line for each model: medians, and the median factor between neighboring blocks.</returns>
    public static string Table(ThroughputOptions options)
    {
        var text = new StringBuilder("model     batch threads  images/s alone  with a neighbor  factor\n");
        foreach ((string model, int batch) in options.Rows)
        {
            using var pool = new WorkerPool(options.Threads);
            var workload = new TrainingWorkload(options.Network(model), batch, pool);
            double block = options.Seconds / (2 * Pairs + 1);
            Rate(workload, batch, block);
            double[] alone = new double[Pairs], disturbed = new double[Pairs], factors = new double[Pairs];
            for (int i = 0; i < Pairs; i++)
            {
                alone[i] = Rate(workload, batch, block);
                using (new Neighbor())
                    disturbed[i] = Rate(workload, batch, block);
                factors[i] = alone[i] / disturbed[i];
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"{model,-9}{batch,6}{options.Threads,8}{Median(alone),16:F0}{Median(disturbed),17:F0}{Median(factors),8:F2}\n");
        }

        return text.ToString();
    }

    private static double Rate(TrainingWorkload workload, int batch, double seconds)
    {
        double start = Clock.Seconds, now = start;
        int steps = 0;
        for (; now - start < seconds || steps < 3; steps++, now = Clock.Seconds)
            workload.Step();
        return steps * (double)batch / (now - start);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
