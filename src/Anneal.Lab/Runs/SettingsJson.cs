using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Anneal.Lab.Runs;

/// <summary>Reads settings from JSON in which members may be missing: they have their usual values then.</summary>
internal static class SettingsJson
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads settings.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="usual">The usual values.</param>
    /// <param name="type">Their form.</param>
    /// <returns>The settings; null if that is what the JSON holds.</returns>
    /// <exception cref="JsonException">It is not of the form; the exception says where.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json, T usual, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(json, type) is null ? null : JsonSerializer.Deserialize(Completed(json, usual, type), type);

    private static ReadOnlySpan<byte> Completed<T>(ReadOnlySpan<byte> json, T usual, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        using JsonDocument given = JsonDocument.ParseValue(ref reader), all = JsonSerializer.SerializeToDocument(usual, type);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in all.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                (given.RootElement.TryGetProperty(member.Name, out JsonElement value) ? value : member.Value).WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }
}
