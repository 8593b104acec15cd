using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Notations;

/// <summary>Steps of a run; in a text also as shares of it.</summary>
internal sealed class PlacesField : FieldType<ValueList<long>>
{
    public static PlacesField Instance { get; } = new();

    public override void Write(Sentence sentence, ValueList<long> value)
    {
        foreach (long place in value.Span)
            sentence.Word(Numeral.Of(place));
    }

    public override ValueList<long> Read(Cursor cursor)
    {
        var places = new List<long>();
        do
            places.Add(ReadOne(cursor));
        while (!cursor.IsAtEnd);
        return [.. places];
    }

    public override void Write(JsonOutput json, ValueList<long> value) => json.List(value, CountField.Instance.Write);

    public override ValueList<long> Read(JsonInput json) => json.List(CountField.Instance.Read);

    /// <summary>A step, or the step after a share of the run.</summary>
    public static long ReadOne(Cursor cursor)
    {
        Token word = cursor.Next;
        if (word.Kind == TokenKind.Word && word.Text.EndsWith('%'))
            return LengthField.Share(cursor, cursor.Take());
        return CountField.Instance.Read(cursor);
    }
}

/// <summary>Values at steps.</summary>
internal sealed class PointsField : FieldType<ValueList<(long Step, double Value)>>
{
    public static PointsField Instance { get; } = new();

    public override void Write(Sentence sentence, ValueList<(long Step, double Value)> value)
    {
        foreach ((long step, double number) in value.Span)
            sentence.Word($"{Numeral.Of(step)}:{Numeral.Of(number)}");
    }

    public override ValueList<(long Step, double Value)> Read(Cursor cursor)
    {
        var points = new List<(long, double)>();
        do
        {
            long step = PlacesField.ReadOne(cursor);
            cursor.RequireMark(":", "':' between a step and its value");
            points.Add((step, NumberField.Finite.Read(cursor)));
        }
        while (!cursor.IsAtEnd);
        return [.. points];
    }

    public override void Write(JsonOutput json, ValueList<(long Step, double Value)> value) => json.List(value, static (json, point) =>
    {
        json.BeginList();
        json.Whole(point.Step);
        json.Number(point.Value);
        json.EndList();
    });

    public override ValueList<(long Step, double Value)> Read(JsonInput json) => json.List(static point => point.Items() is [var step, var value]
        ? (CountField.Instance.Read(step), NumberField.Finite.Read(value))
        : throw point.Problem("must be a pair of a step and its value, such as [10, 0.5]."));
}
