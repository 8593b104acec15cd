using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anneal.Engine.Diagnosis;

namespace Anneal.Lab.Diagnosis;

/// <summary>What a run has written into its <c>metrics.jsonl</c>, as far as its diagnosis needs it.</summary>
/// <param name="Updates">The updates, in order.</param>
/// <param name="Points">The measurements, in order.</param>
/// <param name="Divergence">How it diverged; null unless it did.</param>
internal sealed record RunMetrics(IReadOnlyList<UpdateRecord> Updates, IReadOnlyList<DiagnosisPoint> Points, Divergence? Divergence)
{
    /// <summary>Reads the log.</summary>
    /// <param name="path">The file; nothing was written if there is none.</param>
    /// <param name="length">Bytes of it that count.</param>
    public static RunMetrics Read(string path, long length = long.MaxValue)
    {
        (List<UpdateRecord> updates, List<DiagnosisPoint> points, Divergence? divergence) = ([], [], null);
        foreach (string text in Lines(path, length))
        {
            MetricsLine line = Parse(text);
            if (line.Diagnosis is not null)
                points.Add(line.Diagnosis);
            else if (line.Divergence is not null)
                divergence = line.Divergence;
            else if (line.LearningRate is { } rate)
                updates.Add(new UpdateRecord(line.Update, line.Examples, line.Loss, new Hyperparameters(rate, line.Momentum, line.WeightDecay)));
        }

        return new RunMetrics(updates, points, divergence);
    }

    /// <summary>The whole lines within the length.</summary>
    private static IEnumerable<string> Lines(string path, long length)
    {
        if (length == 0 || !File.Exists(path))
            yield break;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        for (long read = 0; read < length && reader.ReadLine() is { } line; read += Encoding.UTF8.GetByteCount(line) + 1)
        {
            if (line.EndsWith('}'))
                yield return line;
        }
    }

    /// <summary>A damaged line is as one of an unknown kind.</summary>
    private static MetricsLine Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, DiagnosisJson.Default.MetricsLine) ?? new MetricsLine();
        }
        catch (JsonException)
        {
            return new MetricsLine();
        }
    }
}

/// <summary>A line of the log, of whatever kind.</summary>
internal sealed record MetricsLine
{
    public long Update { get; init; }

    public int Examples { get; init; }

    public double? LearningRate { get; init; }

    public double Momentum { get; init; }

    public double WeightDecay { get; init; }

    public double Loss { get; init; } = double.NaN;

    public DiagnosisPoint? Diagnosis { get; init; }

    public Divergence? Divergence { get; init; }
}

/// <summary>A number that is not finite is null, as everywhere in the log.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }
}

/// <summary>Measurements as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(MetricsLine))]
[JsonSerializable(typeof(DiagnosisPoint))]
[JsonSerializable(typeof(Divergence))]
internal sealed partial class DiagnosisJson : JsonSerializerContext;
