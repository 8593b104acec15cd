using System.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Json;

/// <summary>A value in JSON, and the path to it, for messages.</summary>
internal sealed class JsonInput
{
    private readonly JsonElement _element;
    private readonly JsonInput? _parent;
    private readonly string _step;
    private readonly int _depth;

    private JsonInput(JsonElement element, JsonInput? parent, string step, int depth) => (_element, _parent, _step, _depth) = (element, parent, step, depth);

    private string Path => _parent is null ? _step : _parent.Path + _step;

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="PlanFormatException">It is no JSON, or what <paramref name="read"/> finds.</exception>
    public static T Read<T>(string text, Func<JsonInput, T> read)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Limits.Characters)
            throw new PlanFormatException("{", new FormatProblem($"The JSON has {text.Length} characters; at most {Limits.Characters} are read."));
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Limits.JsonDepth });
            return read(new(document.RootElement, null, "$", 0));
        }
        catch (JsonException problem)
        {
            throw new PlanFormatException("{", new FormatProblem($"This is not JSON: {problem.Message}"));
        }
    }

    public PlanFormatException Problem(string message) => new("{", new FormatProblem($"{Path}: {message}"));

    public static PlanFormatException Problems(IReadOnlyList<FormatProblem> problems) => new("{", problems);

    /// <summary>The same value, one level deeper in other schedules.</summary>
    public JsonInput Deeper() => _depth < Limits.Nesting
        ? new(_element, _parent, _step, _depth + 1)
        : throw Problem($"schedules stand in each other more than {Limits.Nesting} deep. Write a flatter one, as a sequence.");

    public JsonInput Required(string name) => Find(name) ?? throw Problem($"'{name}' is missing.");

    public JsonInput? Find(string name)
    {
        if (_element.ValueKind != JsonValueKind.Object)
            throw Problem($"must be an object; it is {Shown()}.");
        return _element.TryGetProperty(name, out JsonElement value) ? new(value, this, $".{name}", _depth) : null;
    }

    /// <summary>The names of an object's members that are none of these.</summary>
    public IEnumerable<string> OtherThan(IReadOnlyCollection<string> known) => Members().Where(name => !known.Contains(name));

    /// <summary>Every name that stands in an object more than once.</summary>
    public IEnumerable<string> Twice() => Members().GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key);

    public void RequireOnly(params string[] known)
    {
        foreach (string name in OtherThan(known))
            throw Problem($"has no '{Shortened(name)}'; it has {string.Join(", ", known)}.{NearestName.Hint(name, known)}");
        foreach (string name in Twice())
            throw Problem($"'{Shortened(name)}' stands there twice; keep one.");
    }

    public IReadOnlyList<JsonInput> Items() => _element.ValueKind == JsonValueKind.Array
        ? [.. _element.EnumerateArray().Select((item, index) => new JsonInput(item, this, $"[{index}]", _depth))]
        : throw Problem($"must be a list; it is {Shown()}.");

    public ValueList<T> List<T>(Func<JsonInput, T> read) => [.. Items().Select(read)];

    public double Number() => _element.ValueKind switch
    {
        JsonValueKind.Number when _element.TryGetDouble(out double value) && double.IsFinite(value) => value,
        JsonValueKind.String when Numeral.TryRead(Word(), out double value) && !double.IsFinite(value) => value,
        _ => throw Problem($"must be a number; it is {Shown()}."),
    };

    public long Whole() => _element.ValueKind == JsonValueKind.Number && Numeral.TryReadWhole(_element.GetRawText(), out long value)
        ? value
        : throw Problem($"must be a whole number; it is {Shown()}.");

    public decimal Decimal() => _element.ValueKind == JsonValueKind.Number && _element.TryGetDecimal(out decimal value)
        ? value
        : throw Problem($"must be a number; it is {Shown()}.");

    public bool Flag() => _element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? _element.GetBoolean()
        : throw Problem($"must be true or false; it is {Shown()}.");

    public string Word() => _element.ValueKind == JsonValueKind.String ? Decoded(() => _element.GetString()!) : throw Problem($"must be a text; it is {Shown()}.");

    private static string Shortened(string text) => text.Length > 60 ? $"{text[..60]}…" : text;

    private string[] Members() => _element.ValueKind == JsonValueKind.Object
        ? Decoded(() => _element.EnumerateObject().Select(member => member.Name).ToArray())
        : throw Problem($"must be an object; it is {Shown()}.");

    private T Decoded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw Problem("has a text that is not Unicode: half of a surrogate pair.");
        }
    }

    private string Shown() => Shortened(_element.GetRawText());
}
