using System.Buffers;
using System.Text;
using System.Text.Json;
using Anneal.Lab.Statistics;

namespace Anneal.Lab.Comparisons;

/// <summary>The result of a comparison as one JSON document, for other programs.</summary>
/// <remarks>Accuracies are fractions; a number that does not exist (the interval of one seed) is null.</remarks>
public static class ComparisonDocument
{
    /// <summary>The version of the document's form.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the document.</summary>
    /// <param name="result">The result.</param>
    /// <returns>JSON, indented, without a line end.</returns>
    public static string Write(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("data", result.Settings.Data);
            json.WriteString("model", result.Settings.Model);
            json.WriteBoolean("complete", result.Complete);
            json.WriteStartArray("policies");
            foreach (PolicyResult policy in result.Policies)
                Write(json, policy);
            json.WriteEndArray();
            json.WriteStartArray("budgets");
            foreach (BudgetResult budget in result.Budgets)
                Write(json, budget);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PolicyResult policy)
    {
        json.WriteStartObject();
        json.WriteString("name", policy.Name);
        json.WriteString("policy", policy.Policy);
        json.WriteNumber("updates", policy.Updates);
        json.WriteNumber("examples", policy.Examples);
        Write(json, "accuracies", policy.Runs);
        Write(json, "accuracy", policy.TestAccuracy);
        Write(json, "difference", policy.Difference);
        if (policy.UpdatesToReference is { } updates)
            json.WriteNumber("updatesToReference", updates);
        else
            json.WriteNull("updatesToReference");
        Write(json, "validationAccuracy", policy.ValidationAccuracy);
        Write(json, "gap", policy.Gap);
        Write(json, "seconds", policy.Seconds);
        json.WriteBoolean("diverged", policy.Diverged);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BudgetResult budget)
    {
        json.WriteStartObject();
        json.WriteString("share", budget.Share);
        json.WriteNumber("updates", budget.Updates);
        Write(json, "accuracies", budget.Runs);
        Write(json, "validationAccuracy", budget.ValidationAccuracy);
        Write(json, "accuracy", budget.TestAccuracy);
        json.WriteBoolean("reachesReference", budget.ReachesReference);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<RunRecord> runs)
    {
        json.WriteStartArray(name);
        foreach (RunRecord run in runs)
            json.WriteNumberValue(run.TestAccuracy);
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

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
