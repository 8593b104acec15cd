using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Notations;

/// <summary>A type of field: how its values are written and read, as text and as JSON.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
internal abstract class FieldType<T>
{
    /// <summary>Writes a value into a text.</summary>
    public abstract void Write(Sentence sentence, T value);

    /// <summary>Reads the value that a part of a text is; the caller sees to it that nothing is left.</summary>
    public abstract T Read(Cursor cursor);

    /// <summary>Writes a value as JSON.</summary>
    public abstract void Write(JsonOutput json, T value);

    /// <summary>Reads a value from JSON.</summary>
    public abstract T Read(JsonInput json);
}

/// <summary>A field that may be left out.</summary>
internal sealed class NullableField<T>(FieldType<T> type) : FieldType<T?>
    where T : struct
{
    public override void Write(Sentence sentence, T? value) => type.Write(sentence, value!.Value);

    public override T? Read(Cursor cursor) => type.Read(cursor);

    public override void Write(JsonOutput json, T? value) => type.Write(json, value!.Value);

    public override T? Read(JsonInput json) => type.Read(json);
}
