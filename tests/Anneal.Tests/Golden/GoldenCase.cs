using System.Text.Json;

namespace Anneal.Tests.Golden;

/// <summary>One schedule case of a golden file: arguments as the library takes them, and the values it gave.</summary>
public sealed class GoldenCase(JsonElement json)
{
    private readonly JsonElement _arguments = json.GetProperty("arguments");

    public string Schedule { get; } = json.GetProperty("schedule").GetString()!;

    public bool Has(string name) => _arguments.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public double Number(string name, double ifAbsent) => Has(name) ? _arguments.GetProperty(name).GetDouble() : ifAbsent;

    public double Number(string name) => _arguments.GetProperty(name).GetDouble();

    public long Count(string name) => (long)Number(name);

    public string Word(string name, string ifAbsent) => Has(name) ? _arguments.GetProperty(name).GetString()! : ifAbsent;

    public bool Flag(string name, bool ifAbsent) => Has(name) ? _arguments.GetProperty(name).GetBoolean() : ifAbsent;

    public double[] Numbers(string name) => [.. _arguments.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>An argument that may be one number for all parameter groups or a list of one number a group.</summary>
    public double Group(string name, int group, double ifAbsent)
    {
        if (!Has(name))
            return ifAbsent;
        JsonElement value = _arguments.GetProperty(name);
        return value.ValueKind == JsonValueKind.Array ? value[group].GetDouble() : value.GetDouble();
    }

    public int Groups => json.TryGetProperty("groups", out JsonElement groups) ? groups.GetArrayLength() : 1;

    /// <summary>The rate that the optimizer was made with.</summary>
    public double OptimizerRate(int group) => json.TryGetProperty("groups", out JsonElement groups)
        ? groups[group].GetProperty("lr").GetDouble()
        : json.GetProperty("optimizer").GetProperty("lr").GetDouble();

    /// <summary>The last update that the library gave a value for before it raised an error; null if it raised none.</summary>
    public long? StopsAfter =>
        json.TryGetProperty("stop", out JsonElement stop) ? stop.GetProperty("after_update").GetInt64() : null;

    /// <summary>Fails at the first value of a column that differs by more than the tolerance.</summary>
    public void ExpectColumn(string column, int group, Schedule schedule, double relative = 1e-12, double ofPeak = 1e-15)
    {
        if (!json.TryGetProperty(column, out JsonElement values))
            return;
        if (Groups > 1)
            values = values[group];
        double[] expected = [.. values.EnumerateArray().Select(value => value.GetDouble())];
        long[] steps = [.. json.GetProperty("t").EnumerateArray().Select(step => step.GetInt64())];
        double peak = expected.Max(Math.Abs);
        Assert.All(steps.Zip(expected), point =>
        {
            double actual = schedule.At(point.First), tolerance = relative * Math.Abs(point.Second) + ofPeak * peak;
            Assert.True(Math.Abs(actual - point.Second) <= tolerance, $"{column}[{point.First}] of group {group}: {actual:R}, the library gave {point.Second:R}.");
        });
    }

    /// <summary>The names of a file's cases for which this suite has a counterpart.</summary>
    public static TheoryData<string> Names(string file, IReadOnlySet<string> schedules)
    {
        var names = new TheoryData<string>();
        foreach (JsonElement golden in Shared.GoldenFile.Cases(file))
        {
            if (schedules.Contains(golden.GetProperty("schedule").GetString()!))
                names.Add(golden.GetProperty("id").GetString()!);
        }

        return names;
    }

    public static GoldenCase Find(string file, string id) =>
        new(Shared.GoldenFile.Cases(file).First(golden => golden.GetProperty("id").GetString() == id));
}
