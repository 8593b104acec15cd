using System.Buffers;
using System.Text;
using System.Text.Json;
using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Store;

/// <summary>Runs as JSON documents, for other programs.</summary>
public static class RunDocument
{
    /// <summary>The version of the documents' form.</summary>
    public const int SchemaVersion = 1;

    /// <summary>A list of runs: <c>{schemaVersion, runs}</c>, with the members of <see cref="RunEntry"/> each.</summary>
    /// <param name="runs">The runs.</param>
    /// <returns>JSON, indented, without a line end.</returns>
    public static string Write(IReadOnlyList<RunEntry> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return Write(json =>
        {
            json.WriteStartArray("runs");
            foreach (RunEntry run in runs)
                JsonSerializer.Serialize(json, run, RunsJson.Default.RunEntry);
            json.WriteEndArray();
        });
    }

    /// <summary>One run: <c>{schemaVersion, name, folder, tags, settings, summary}</c>, the last two as <c>config.json</c> and <c>run.json</c> have them.</summary>
    /// <param name="run">The run.</param>
    /// <returns>JSON, indented, without a line end.</returns>
    public static string Write(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Write(json =>
        {
            json.WriteString("name", run.Name);
            json.WriteString("folder", run.Folder.Path);
            json.WriteStartArray("tags");
            foreach (string tag in run.Tags)
                json.WriteStringValue(tag);
            json.WriteEndArray();
            json.WritePropertyName("settings");
            JsonSerializer.Serialize(json, run.Settings, TrainingJson.Default.TrainingSettings);
            json.WritePropertyName("summary");
            JsonSerializer.Serialize(json, run.Summary, TrainingJson.Default.RunSummary);
        });
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
