using System.Globalization;
using System.Text.Json;

namespace Anneal.Dialects;

/// <summary>The arguments of a library's schedule, by the library's own names, as one parameter group sees them.</summary>
/// <remarks>
/// JSON's null is an argument that was not given; a list where one number is asked for has one number a group; numbers that JSON
/// cannot write are strings ("inf"). Each name that is asked for is noted, so that misspelt ones are found.
/// </remarks>
internal sealed class DialectArguments(DialectLibrary library, JsonElement json, DialectRun run, int group)
{
    private readonly HashSet<string> _asked = [];

    /// <summary>The learning rate that the optimizer's group was made with.</summary>
    public double LearningRate => run.LearningRateOf(group);

    /// <summary>The learning rate that the optimizer itself was made with; null if only groups are known.</summary>
    public double? OptimizerLearningRate => run.OptimizerLearningRate;

    /// <summary>The parameter group, counted from 0.</summary>
    public int Group => group;

    /// <summary>The run's settings besides the schedule's own arguments.</summary>
    public DialectRun Run => run;

    /// <summary>Whether an argument was given.</summary>
    public bool Has(string name) => Find(name) is not null;

    public double Number(string name) => NumberOrNull(name) ?? throw Missing(name);

    public double Number(string name, double ifAbsent) => NumberOrNull(name) ?? ifAbsent;

    public double? NumberOrNull(string name) => Find(name) is not { } value
        ? null
        : NumberOf(name, value.ValueKind == JsonValueKind.Array ? ElementOf(name, value) : value);

    public long Count(string name) => Whole(name, Number(name));

    public long Count(string name, long ifAbsent) => CountOrNull(name) ?? ifAbsent;

    public long? CountOrNull(string name) => NumberOrNull(name) is { } number ? Whole(name, number) : null;

    public bool Flag(string name, bool ifAbsent) => Find(name)?.GetBoolean() ?? ifAbsent;

    public string Word(string name, string ifAbsent) => WordOrNull(name) ?? ifAbsent;

    public string? WordOrNull(string name) => Find(name)?.GetString();

    public double[] Numbers(string name) => [.. Elements(name).Select(value => NumberOf(name, value))];

    public long[] Counts(string name) => [.. Numbers(name).Select(number => Whole(name, number))];

    /// <summary>The elements of a list.</summary>
    public IEnumerable<JsonElement> Elements(string name) => (Find(name) ?? throw Missing(name)).EnumerateArray();

    /// <summary>The members of an object, such as a dictionary from boundaries to scales.</summary>
    public IEnumerable<JsonProperty> Members(string name) => (Find(name) ?? throw Missing(name)).EnumerateObject();

    /// <summary>The pieces of a composition: pairs of a name and its arguments.</summary>
    public IEnumerable<(string Name, DialectArguments Arguments)> Pieces(string name) =>
        Elements(name).Select(piece => (piece[0].GetString()!, Of(piece[1])));

    /// <summary>One piece: a pair of a name and its arguments.</summary>
    public (string Name, DialectArguments Arguments) Piece(string name) =>
        Elements(name).ToArray() is [var piece, var arguments] ? (piece.GetString()!, Of(arguments)) : throw Wrong(name, "something else", "a pair of a name and its arguments");

    /// <summary>Other arguments of the same run and group, such as those of a piece.</summary>
    public DialectArguments Of(JsonElement arguments) => new(library, arguments, run, group);

    /// <summary>What each parameter group makes of these arguments.</summary>
    public IEnumerable<T> OfEachGroup<T>(Func<DialectArguments, T> read) =>
        Enumerable.Range(0, run.Groups).Select(other => read(other == group ? this : new(library, json, run, other)));

    /// <summary>The plan of a schedule of the same library.</summary>
    public Plan Build(string schedule, DialectArguments arguments) => library.Build(schedule, arguments);

    /// <summary>Notes arguments that change nothing here, such as <c>verbose</c>.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            _asked.Add(name);
    }

    public void RequireAllUsed(string schedule)
    {
        string[] unknown = json.ValueKind != JsonValueKind.Object ? [] : [.. json.EnumerateObject().Select(member => member.Name).Where(name => !_asked.Contains(name))];
        if (unknown.Length > 0)
            throw new DialectException($"{schedule} has no argument {string.Join(", ", unknown.Select(name => $"'{name}'"))}; it takes {string.Join(", ", _asked.Order())}.");
    }

    private static double NumberOf(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => Special(name, value.GetString()!),
        _ => throw Wrong(name, value.GetRawText(), "a number"),
    };

    private static double Special(string name, string text) => text.TrimStart('+').ToUpperInvariant() switch
    {
        "INF" or "INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" => double.NaN,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => throw Wrong(name, text, "a number"),
    };

    private static long Whole(string name, double number) =>
        number == Math.Floor(number) ? (long)number : throw Wrong(name, number.ToString(CultureInfo.InvariantCulture), "a whole number");

    private static DialectException Wrong(string name, string value, string kind) => new($"'{name}' must be {kind}; it is {value}.");

    private static DialectException Missing(string name) => new($"'{name}' is missing, and the library has no default for it.");

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private JsonElement ElementOf(string name, JsonElement list) => list.GetArrayLength() == run.Groups
        ? list[group]
        : throw new DialectException($"'{name}' has {list.GetArrayLength()} values for {run.Groups} parameter groups. Give one for each.");
}
