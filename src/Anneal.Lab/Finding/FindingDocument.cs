using System.Buffers;
using System.Text;
using System.Text.Json;
using Anneal.Finder;

namespace Anneal.Lab.Finding;

/// <summary>The result of a search as one JSON document, for other programs.</summary>
/// <remarks>
/// <c>{"schemaVersion", "recommendation": {"learningRate", "low", "high", "reasons"}, "rules": {NAME: rate}, "curve": [{"learningRate", "loss",
/// "smoothed"}], "state": {"hashBefore", "hashAfter"}}</c>. Numbers that do not exist are null, <c>learningRate</c> too: no answer. The curve is
/// the mean over the sweeps of the training to come, up to where the first of them diverged.
/// </remarks>
public static class FindingDocument
{
    /// <summary>The version of the document's form.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the document.</summary>
    /// <param name="result">The search.</param>
    /// <returns>JSON, indented, without a line end.</returns>
    public static string Write(FindingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            Write(json, result.Recommendation);
            json.WriteStartObject("rules");
            foreach (RuleSuggestion rule in result.Main.Rules)
                Write(json, rule.Rule.Name, rule.Median);
            json.WriteEndObject();
            Write(json, result.Main.Curves);
            json.WriteStartObject("state");
            json.WriteString("hashBefore", result.HashBefore);
            json.WriteString("hashAfter", result.HashAfter);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, LearningRateRecommendation recommendation)
    {
        json.WriteStartObject("recommendation");
        Write(json, "learningRate", recommendation.LearningRate);
        Write(json, "low", recommendation.Low);
        Write(json, "high", recommendation.High);
        json.WriteStartArray("reasons");
        foreach (string reason in recommendation.Reasons)
            json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ValueList<LossCurve> curves)
    {
        json.WriteStartArray("curve");
        for (int point = 0; point < curves.Min(curve => curve.Rates.Count); point++)
        {
            json.WriteStartObject();
            json.WriteNumber("learningRate", curves[0].Rates[point]);
            json.WriteNumber("loss", curves.Average(curve => curve.Losses[point]));
            json.WriteNumber("smoothed", curves.Average(curve => curve.Smoothed[point]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
