using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anneal.Engine.Models;

namespace Anneal.Benchmarks.Throughput;

/// <summary>The table and its other forms.</summary>
/// <param name="Peak">The highest of the rows' multiply-add peaks, all threads, GFLOP/s.</param>
/// <param name="Bits">Bits of the vectors that it was measured with.</param>
/// <param name="Convolutions">How convolutions were computed: <c>winograd</c> where it suits, or <c>direct</c>.</param>
/// <param name="Rows">The table.</param>
internal sealed record ThroughputReport(double Peak, int Bits, string Convolutions, IReadOnlyList<ThroughputRow> Rows)
{
    private static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A section of the history, with the day and the processor.</summary>
    public string ToHistory(TimeProvider time)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n## {time.GetUtcNow():yyyy-MM-dd}, {ProcessorName()}, {Bits}-bit vectors, {Convolutions}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Rows[0].Threads} threads; shares of the peak that was measured before and after each block of steps.\n\n");
        text.Append("| model | batch | images/s | best | GFLOP/s | peak | share | PyTorch | ratio |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (ThroughputRow row in Rows)
        {
            string torch = row.PyTorch is { } rate
                ? string.Create(CultureInfo.InvariantCulture, $"{rate:F0} | {row.ImagesPerSecond / rate:F2}")
                : " | ";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Model} | {row.Batch} | {row.ImagesPerSecond:F0} | {row.Best:F0} | {row.Gflops:F1} | {row.Peak:F0} | {row.Share:P0} | {torch} |\n");
        }

        return text.ToString();
    }

    public string ToTable()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Bits}-bit vectors, {Rows[0].Threads} threads; convolutions: {Convolutions}; peak beside each block of steps\n");
        text.Append("model     batch threads   images/s       best  GFLOP/s   peak  share    PyTorch  ratio\n");
        foreach (ThroughputRow row in Rows)
        {
            string torch = row.PyTorch is { } rate
                ? string.Create(CultureInfo.InvariantCulture, $"{rate,11:F0}{row.ImagesPerSecond / rate,7:F2}")
                : $"{"-",11}{"-",7}";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.Model,-9}{row.Batch,6}{row.Threads,8}{row.ImagesPerSecond,11:F0}{row.Best,11:F0}{row.Gflops,9:F1}{row.Peak,7:F0}{row.Share,7:P0}{torch}\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// GFLOP/s of every layer with weights, direct and by transformed tiles, in terms of direct arithmetic, and its share of the
    /// time by tiles; backward, weights and input take the work of forward twice.
    /// </summary>
    public static string LayerTable(ModelSummary direct, ModelSummary tiles)
    {
        var text = new StringBuilder("                                             direct, GFLOP/s        by tiles, GFLOP/s\n");
        text.Append("layer                         output       forward  backward     forward  backward     time\n");
        bool isFirst = true;
        for (int i = 0; i < direct.Layers.Length; i++)
        {
            LayerSummary layer = direct.Layers[i];
            if (layer.IsBlock)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{layer.Name + " " + layer.Kind,-30}{layer.OutputShape,-12}");
            text.Append(Rates(direct, layer, isFirst)).Append(Rates(tiles, tiles.Layers[i], isFirst));
            text.Append(CultureInfo.InvariantCulture, $"{tiles.Layers[i].TimeShare,10:P1}\n");
            isFirst &= layer.MultiplyAdds == 0;
        }

        return text.ToString();
    }

    private static string Rates(ModelSummary summary, LayerSummary layer, bool isFirst)
    {
        double work = 2.0 * layer.MultiplyAdds * summary.TimedExamples / 1e9;
        return layer.MultiplyAdds == 0 ? new string(' ', 22) : string.Create(
            CultureInfo.InvariantCulture, $"{work / layer.ForwardSeconds,9:F1}{work * (isFirst ? 1 : 2) / layer.BackwardSeconds,10:F1}   ");
    }

    private static string ProcessorName()
    {
        const string Information = "/proc/cpuinfo";
        string? line = File.Exists(Information) ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown";
    }
}
