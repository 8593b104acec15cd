using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anneal.Engine.Models;

namespace Anneal.Benchmarks.Throughput;

/// <summary>The table and its other forms.</summary>
/// <param name="Peak">The machine's measured multiply-add peak, all threads, GFLOP/s.</param>
/// <param name="Bits">Bits of the vectors that it was measured with.</param>
/// <param name="Rows">The table.</param>
internal sealed record ThroughputReport(double Peak, int Bits, IReadOnlyList<ThroughputRow> Rows)
{
    private static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>One line for the history, with the day and the processor.</summary>
    public string ToHistory(TimeProvider time) => JsonSerializer.Serialize(
        new { Date = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Processor = ProcessorName(), Peak, Bits, Rows }, Json);

    public string ToTable()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"peak {Peak:F0} GFLOP/s ({Bits}-bit multiply-adds, {Rows[0].Threads} threads)\n");
        text.Append("model     batch threads   images/s       best  GFLOP/s  share    PyTorch  ratio\n");
        foreach (ThroughputRow row in Rows)
        {
            string torch = row.PyTorch is { } rate
                ? string.Create(CultureInfo.InvariantCulture, $"{rate,11:F0}{row.ImagesPerSecond / rate,7:F2}")
                : $"{"-",11}{"-",7}";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.Model,-9}{row.Batch,6}{row.Threads,8}{row.ImagesPerSecond,11:F0}{row.Best,11:F0}{row.Gflops,9:F1}{row.Share,7:P0}{torch}\n");
        }

        return text.ToString();
    }

    /// <summary>Shares of the time and GFLOP/s of every layer; backward, weights and input take the work of forward twice.</summary>
    public static string LayerTable(ModelSummary summary)
    {
        var text = new StringBuilder("layer                           output           time  forward GFLOP/s  backward GFLOP/s\n");
        bool isFirst = true;
        foreach (LayerSummary layer in summary.Layers)
        {
            double work = 2.0 * layer.MultiplyAdds * summary.TimedExamples / 1e9;
            string rates = layer.MultiplyAdds == 0 || layer.IsBlock ? "" : string.Create(
                CultureInfo.InvariantCulture, $"{work / layer.ForwardSeconds,17:F1}{work * (isFirst ? 1 : 2) / layer.BackwardSeconds,18:F1}");
            isFirst &= layer.MultiplyAdds == 0;
            text.Append(CultureInfo.InvariantCulture, $"{layer.Name + " " + layer.Kind,-32}{layer.OutputShape,-13}{layer.TimeShare,8:P1}{rates}\n");
        }

        return text.ToString();
    }

    private static string ProcessorName()
    {
        const string Information = "/proc/cpuinfo";
        string? line = File.Exists(Information) ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown";
    }
}
