using System.Buffers;
using System.Text;
using System.Text.Json;
using Anneal.Lab.Statistics;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>A comparison of runs as one JSON document, for other programs.</summary>
/// <remarks>
/// <c>{schemaVersion, measure, groups: [{name, runs, value: {mean, low, high}, pairs, difference: {mean, low, high}, moreSeeds, leastDifference}], settings:
/// [{key, values}], warnings}</c>. Accuracies are fractions; a number that does not exist is null.
/// </remarks>
public static class RunComparisonDocument
{
    /// <summary>The version of the document's form.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the document.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>JSON, indented, without a line end.</returns>
    public static string Write(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("measure", JsonNamingPolicy.CamelCase.ConvertName(comparison.Measure.ToString()));
            json.WriteStartArray("groups");
            foreach (GroupResult result in comparison.Results)
                Write(json, result);
            json.WriteEndArray();
            json.WriteStartArray("settings");
            foreach (DifferingSetting setting in comparison.Settings)
            {
                json.WriteStartObject();
                json.WriteString("key", setting.Key);
                Write(json, "values", setting.Values);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Write(json, "warnings", comparison.Warnings);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, GroupResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Group.Name);
        Write(json, "runs", [.. result.Group.Runs.Select(run => run.Name)]);
        Write(json, "value", result.Measured);
        json.WriteNumber("pairs", result.Pairs);
        Write(json, "difference", result.Difference);
        Write(json, "moreSeeds", result.MoreSeeds);
        Write(json, "leastDifference", result.LeastDifference);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Estimate? estimate)
    {
        if (estimate is not { } value)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Write(json, "mean", value.Mean);
        Write(json, "low", value.Low);
        Write(json, "high", value.High);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
