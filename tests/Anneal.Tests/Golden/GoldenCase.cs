using System.Text.Json;
using Anneal.Dialects;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Golden;

/// <summary>One schedule case of a golden file: arguments as the library takes them, and the values it gave.</summary>
public sealed class GoldenCase
{
    private readonly JsonElement _json;

    private GoldenCase(string library, JsonElement json)
    {
        (Library, _json) = (library, json);
        Steps = [.. json.GetProperty("t").EnumerateArray().Select(step => step.GetInt64())];
    }

    public string Library { get; }

    public string Name => $"{Library}: {_json.GetProperty("id").GetString()}";

    /// <summary>The updates that the library gave values for.</summary>
    public long[] Steps { get; }

    /// <summary>What the library was told of each update; null if its schedule asks for nothing.</summary>
    public double[]? Metrics => _json.TryGetProperty("metric", out JsonElement metrics) ? Numbers(metrics) : null;

    /// <summary>The last update that the library gave a value for before it raised an error; null if it raised none.</summary>
    public long? StopsAfter => _json.TryGetProperty("stop", out JsonElement stop) ? stop.GetProperty("after_update").GetInt64() : null;

    /// <summary>Parameter groups of the case; none where the library had one.</summary>
    public int Groups => _json.TryGetProperty("groups", out JsonElement groups) ? groups.GetArrayLength() : 0;

    /// <summary>
    /// A metric of update t is given after it and changes later ones, except where the library takes it before: timm in the call that
    /// sets epoch t, optax in update t itself.
    /// </summary>
    public bool SeesMetricsBeforeTheUpdate => Library is "timm" or "optax";

    /// <summary>
    /// How far a value may lie from the library's: relative, and as a share of the peak. Keras takes its cosine in float32, fastai the
    /// positions in combined phases (followed exactly here, so it needs no exception).
    /// </summary>
    public double ToleranceAt(double expected, double peak) =>
        Library == "keras" && _json.GetProperty("schedule").GetString()!.StartsWith("Cosine", StringComparison.Ordinal)
            ? 2e-7 * peak
            : 1e-12 * Math.Abs(expected) + 1e-15 * peak;

    /// <summary>Every case of every file, by its name.</summary>
    public static IReadOnlyDictionary<string, GoldenCase> ByName { get; } = DialectFiles.SelectMany(Of).ToDictionary(golden => golden.Name);

    /// <summary>The golden files of libraries that have a dialect.</summary>
    public static IEnumerable<string> DialectFiles => Dialect.Libraries.Keys.Select(library => $"{library}.json").Where(GoldenFile.Exists);

    public static IEnumerable<GoldenCase> Of(string file)
    {
        string library = Path.GetFileNameWithoutExtension(file);
        return GoldenFile.Cases(file).Select(json => new GoldenCase(library, json));
    }

    public Plan Import() => Dialect.Import(Library, _json);

    /// <summary>The columns that the library gave, by group: the channel, its name in the file, and the values.</summary>
    public IEnumerable<GoldenColumn> Columns()
    {
        foreach ((string name, string channel) in new[] { ("learning_rate", Channel.LearningRate), ("multiplier", Channel.LearningRate), ("momentum", Channel.Momentum) })
        {
            if (!_json.TryGetProperty(name, out JsonElement values))
                continue;
            for (int group = 0; group < Math.Max(1, Groups); group++)
                yield return new GoldenColumn(name, channel, group, Numbers(Groups == 0 ? values : values[group]));
        }
    }

    private static double[] Numbers(JsonElement values) => [.. values.EnumerateArray().Select(Number)];

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString() switch
    {
        "nan" or "NaN" => double.NaN,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        _ => double.PositiveInfinity,
    };
}

/// <summary>The values that a library gave for one channel of one parameter group.</summary>
public sealed record GoldenColumn(string Name, string Channel, int Group, double[] Values)
{
    /// <summary>The largest size of a value.</summary>
    public double Peak { get; } = Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    public double ValueOf(Plan plan, long step)
    {
        Hyperparameters now = plan.Groups.Count == 0 ? plan.At(step) : plan.At(step, plan.Groups[Group]);
        return Channel == Anneal.Channel.Momentum ? now.Momentum : now.LearningRate;
    }
}
