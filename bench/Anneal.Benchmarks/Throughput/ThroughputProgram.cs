using Anneal.Engine;
using Anneal.Engine.Models;

namespace Anneal.Benchmarks.Throughput;

/// <summary><c>throughput</c>: images a second that training processes, beside what the machine could do.</summary>
internal static class ThroughputProgram
{
    public static int Run(string[] arguments)
    {
        if (ThroughputOptions.Read(arguments) is not { } options)
        {
            Console.Error.WriteLine(ThroughputOptions.Usage);
            return 2;
        }

        Clock.IsProcessorTime = options.TakesProcessorTime;
        if (options.HasLayers)
        {
            using var one = new WorkerPool(1);
            foreach ((string model, int batch) in options.Rows)
            {
                StandardModel network = StandardModels.Named(model);
                Console.WriteLine(ThroughputReport.LayerTable(
                    ThroughputMeasurement.Profile(network, batch, one, options.Seconds),
                    ThroughputMeasurement.Profile(network.WithWinograd(), batch, one, options.Seconds)));
            }

            return 0;
        }

        if (options.HasNeighbor)
        {
            Console.Write(NeighborMeasurement.Table(options));
            return 0;
        }

        ThroughputReport report = Measure(options);
        Console.WriteLine(options.IsJson ? report.ToJson() : report.ToTable());
        if (options.IsSaved)
            File.AppendAllText(Path.Combine("bench", "results", "throughput.md"), report.ToHistory(TimeProvider.System));
        return 0;
    }

    private static ThroughputReport Measure(ThroughputOptions options)
    {
        List<ThroughputRow> rows = [];
        foreach ((string model, int batch) in options.Rows)
        {
            // PyTorch runs while no thread of ours is there to spin.
            double? torch = options.HasTorch ? PyTorch.Measure(model, batch, options.Threads, options.Seconds) : null;
            using var pool = new WorkerPool(options.Threads);
            rows.Add(ThroughputMeasurement.Measure(options.Network(model), batch, pool, options.Seconds, torch));
        }

        return new ThroughputReport(rows.Max(row => row.Peak), MachinePeak.Bits, options.UsesWinograd ? "winograd" : "direct", rows);
    }
}
