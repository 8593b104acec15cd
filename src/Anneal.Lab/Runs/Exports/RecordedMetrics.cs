using System.Text;
using System.Text.Json;
using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Exports;

/// <summary>Reads the metrics of a run line by line, also while it is being trained.</summary>
/// <param name="folder">The run's folder.</param>
public sealed class RecordedMetrics(RunFolder folder)
{
    /// <summary>Lines of the last reading that were cut off or damaged, and so were left out; the line that is being written among them.</summary>
    public int DamagedLines { get; private set; }

    /// <summary>Reads the lines, from the first.</summary>
    /// <returns>Every sound line, one at a time; none if the run has no metrics yet.</returns>
    /// <exception cref="AnnealException">The file may not be read.</exception>
    public IEnumerable<RecordedLine> Read()
    {
        DamagedLines = 0;
        string path = folder[MetricsLog.Name];
        if (!File.Exists(path))
            yield break;
        using StreamReader reader = Open(path);
        while (reader.ReadLine() is { } line)
        {
            if (Parse(line) is { } sound)
                yield return sound;
            else if (line.Length > 0)
                DamagedLines++;
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.UTF8);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AnnealException($"The metrics '{path}' cannot be read: {problem.Message}", problem);
        }
    }

    private static RecordedLine? Parse(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var values = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null)
                    values[property.Name] = property.Value.ValueKind == JsonValueKind.Null ? double.NaN : property.Value.GetDouble();
            }

            return new(line, values.TryGetValue("update", out double update) && double.IsFinite(update) ? (long)update : null, values);
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return null;
        }
    }
}
