using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Anneal;

/// <summary>Writes and reads a <see cref="DriverState"/> as JSON.</summary>
internal static class DriverStateJson
{
    public static string Write(DriverState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", DriverState.SchemaVersion);
            json.WriteNumber("appliedUpdates", state.AppliedUpdates);
            json.WriteNumber("trainingTicks", state.TrainingTime.Ticks);
            Write(json, state.Plan);
            WriteList(json, "feedback", state.Feedback, WriteEntry);
            WriteList(json, "groups", state.Groups, WriteGroup);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="PlanStateException">The text is not a state, or one of a later version.</exception>
    public static DriverState Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or Text.PlanFormatException)
        {
            throw new PlanStateException($"This is not a driver's state, or it is damaged: {problem.Message} Use an earlier one.");
        }
    }

    private static DriverState Read(JsonElement json)
    {
        int version = json.GetProperty("schemaVersion").GetInt32();
        if (version is < 1 or > DriverState.SchemaVersion)
            throw new PlanStateException($"The state has version {version}, this library reads versions 1 to {DriverState.SchemaVersion}. Use the library that saved it, or a later one.");
        return new DriverState(
            ReadPlan(json.GetProperty("plan")),
            json.GetProperty("appliedUpdates").GetInt64(),
            TimeSpan.FromTicks(json.GetProperty("trainingTicks").GetInt64()),
            [.. json.GetProperty("feedback").EnumerateArray().Select(ReadEntry)],
            [.. json.GetProperty("groups").EnumerateArray().Select(ReadGroup)]);
    }

    private static void Write(Utf8JsonWriter json, PlanFingerprint plan)
    {
        json.WriteStartObject("plan");
        json.WriteNumber("steps", plan.Steps);
        WriteList(json, "channels", plan.Channels, static (json, channel) =>
        {
            json.WriteString("name", channel.Name);
            json.WriteString("hash", channel.Hash);
            WriteList(json, "samples", channel.Samples, static (json, sample) =>
            {
                json.WriteNumber("step", sample.Step);
                WriteNumber(json, "value", sample.Value);
            });
        });
        json.WriteEndObject();
    }

    private static PlanFingerprint ReadPlan(JsonElement json) => new(
        json.GetProperty("steps").GetInt64(),
        [.. json.GetProperty("channels").EnumerateArray().Select(static channel => new ChannelFingerprint(
            channel.GetProperty("name").GetString()!,
            channel.GetProperty("hash").GetString()!,
            [.. channel.GetProperty("samples").EnumerateArray().Select(static sample =>
                new Decision(sample.GetProperty("step").GetInt64(), ReadNumber(sample.GetProperty("value"))))]))]);

    private static void WriteEntry(Utf8JsonWriter json, FeedbackEntry entry)
    {
        json.WriteNumber("step", entry.Step);
        if (entry.Horizon is { } horizon)
            Write(json, horizon);
        else if (entry.Metric is { } metric)
            WriteNumber(json, "metric", metric);
        else
            json.WriteNumber("ticks", entry.TrainingTime.Ticks);
    }

    private static FeedbackEntry ReadEntry(JsonElement json)
    {
        long step = json.GetProperty("step").GetInt64();
        if (json.TryGetProperty("replan", out JsonElement replan))
            return new(step, null, TimeSpan.Zero, new(replan.GetProperty("steps").GetInt64(), Enum.Parse<ReplanMode>(replan.GetProperty("mode").GetString()!), 0, Curve.Linear));
        if (json.TryGetProperty("land", out JsonElement land))
            return new(step, null, TimeSpan.Zero, new(land.GetProperty("steps").GetInt64(), null, ReadNumber(land.GetProperty("to")), HorizonChange.CurveOf(land.GetProperty("curve").GetString()!)));
        return json.TryGetProperty("metric", out JsonElement metric)
            ? new(step, ReadNumber(metric), TimeSpan.Zero)
            : new(step, null, TimeSpan.FromTicks(json.GetProperty("ticks").GetInt64()));
    }

    private static void Write(Utf8JsonWriter json, HorizonChange change)
    {
        json.WriteStartObject(change.Mode is null ? "land" : "replan");
        json.WriteNumber("steps", change.Steps);
        if (change.Mode is { } mode)
        {
            json.WriteString("mode", mode.ToString());
        }
        else
        {
            WriteNumber(json, "to", change.To);
            json.WriteString("curve", change.CurveText);
        }

        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, ParameterGroup group)
    {
        json.WriteString("name", group.Name);
        json.WriteNumber("learningRateFactor", group.LearningRateFactor);
        json.WriteNumber("weightDecayFactor", group.WeightDecayFactor);
        json.WriteNumber("addedAt", group.AddedAt);
    }

    private static ParameterGroup ReadGroup(JsonElement json) =>
        new(json.GetProperty("name").GetString()!, json.GetProperty("learningRateFactor").GetDouble(), json.GetProperty("weightDecayFactor").GetDouble())
        {
            AddedAt = json.GetProperty("addedAt").GetInt64(),
        };

    /// <summary>JSON has no NaN and no infinity: they are strings.</summary>
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
    }

    private static double ReadNumber(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble();

    private static void WriteList<T>(Utf8JsonWriter json, string name, ValueList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
