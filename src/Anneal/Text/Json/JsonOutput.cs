using System.Buffers;
using System.Text;
using System.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Json;

/// <summary>JSON that is being written.</summary>
internal sealed class JsonOutput : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private int _depth;

    public JsonOutput(bool indented) => _json = new(_buffer, new JsonWriterOptions { Indented = indented, MaxDepth = Limits.JsonDepth + 2 });

    public JsonOutput Name(string name)
    {
        _json.WritePropertyName(name);
        return this;
    }

    public void Begin()
    {
        if (++_depth > Limits.Nesting)
            throw new NotSupportedException($"Schedules that stand in each other more than {Limits.Nesting} deep cannot be written. Build a flatter one, with Then.");
        _json.WriteStartObject();
    }

    public void End()
    {
        _depth--;
        _json.WriteEndObject();
    }

    public void BeginList() => _json.WriteStartArray();

    public void EndList() => _json.WriteEndArray();

    public void List<T>(IEnumerable<T> items, Action<JsonOutput, T> write)
    {
        _json.WriteStartArray();
        foreach (T item in items)
            write(this, item);
        _json.WriteEndArray();
    }

    /// <summary>A number with the digits that give the same bits again; infinities and NaN as words.</summary>
    public void Number(double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            _json.WriteStringValue(Numeral.Of(value));
    }

    public void Whole(long value) => _json.WriteNumberValue(value);

    public void Decimal(decimal value) => _json.WriteNumberValue(value);

    public void Flag(bool value) => _json.WriteBooleanValue(value);

    public void Word(string value) => _json.WriteStringValue(value);

    public void Dispose() => _json.Dispose();

    public override string ToString()
    {
        _json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
