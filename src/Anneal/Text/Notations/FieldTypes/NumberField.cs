using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Notations;

/// <summary>A number.</summary>
internal sealed class NumberField : FieldType<double>
{
    private readonly bool _mayBeInfinite;

    private NumberField(bool mayBeInfinite) => _mayBeInfinite = mayBeInfinite;

    public static NumberField Finite { get; } = new(mayBeInfinite: false);

    public static NumberField Any { get; } = new(mayBeInfinite: true);

    public override void Write(Sentence sentence, double value) => sentence.Word(Numeral.Of(value));

    public override double Read(Cursor cursor)
    {
        int position = cursor.Next.Position;
        double value = cursor.Number("a number");
        return _mayBeInfinite || double.IsFinite(value) ? value : throw cursor.Problem($"the number must be finite; it is {value}.", position);
    }

    public override void Write(JsonOutput json, double value) => json.Number(value);

    public override double Read(JsonInput json)
    {
        double value = json.Number();
        return _mayBeInfinite || double.IsFinite(value) ? value : throw json.Problem($"must be a finite number; it is {value}.");
    }
}

/// <summary>A whole number.</summary>
internal sealed class CountField : FieldType<long>
{
    public static CountField Instance { get; } = new();

    public override void Write(Sentence sentence, long value) => sentence.Word(Numeral.Of(value));

    public override long Read(Cursor cursor) => Numeral.TryReadWhole(cursor.Next.Text, out long value) && cursor.Take().Kind == TokenKind.Word
        ? value
        : throw cursor.Unexpected("a whole number");

    public override void Write(JsonOutput json, long value) => json.Whole(value);

    public override long Read(JsonInput json) => json.Whole();
}

/// <summary>A list of numbers.</summary>
internal sealed class NumbersField : FieldType<ValueList<double>>
{
    public static NumbersField Instance { get; } = new();

    public override void Write(Sentence sentence, ValueList<double> value)
    {
        foreach (double number in value.Span)
            NumberField.Any.Write(sentence, number);
    }

    public override ValueList<double> Read(Cursor cursor)
    {
        var numbers = new List<double>();
        do
            numbers.Add(NumberField.Finite.Read(cursor));
        while (!cursor.IsAtEnd);
        return [.. numbers];
    }

    public override void Write(JsonOutput json, ValueList<double> value) => json.List(value, NumberField.Any.Write);

    public override ValueList<double> Read(JsonInput json) => json.List(NumberField.Finite.Read);
}
