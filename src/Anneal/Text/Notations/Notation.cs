namespace Anneal.Text.Notations;

/// <summary>How one kind of thing is written, as text and as JSON: its name and its fields, declared once for both and for both directions.</summary>
/// <typeparam name="T">What there are kinds of: schedules, or couplings.</typeparam>
/// <remarks>
/// The declaration is one function of the fields and of the value that is written, which is null while one is read:
/// <c>Written.As&lt;Constant&gt;("constant", (field, own) => new Constant(field.Number("value", own?.Value)))</c>.
/// </remarks>
internal sealed class Notation<T>
    where T : class
{
    private readonly Func<Fields, T?, T> _fields;

    public Notation(string name, Type type, Func<Fields, T?, T> fields) => (Name, Type, _fields) = (name, type, fields);

    /// <summary>The name of the kind, in lower case with hyphens.</summary>
    public string Name { get; }

    /// <summary>The type of its values.</summary>
    public Type Type { get; }

    /// <summary>Reads a value.</summary>
    public T Read(Fields fields) => _fields(fields, null);

    /// <summary>Writes a value; what is returned is the value that will be read.</summary>
    public T Write(Fields fields, T value) => _fields(fields, value);
}
