using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Notations;

/// <summary>Yes or no.</summary>
internal sealed class FlagField : FieldType<bool>
{
    public static FlagField Instance { get; } = new();

    public override void Write(Sentence sentence, bool value) => sentence.Word(value ? "yes" : "no");

    public override bool Read(Cursor cursor) => cursor.TakeWord("yes") || (cursor.TakeWord("no") ? false : throw cursor.Unexpected("'yes' or 'no'"));

    public override void Write(JsonOutput json, bool value) => json.Flag(value);

    public override bool Read(JsonInput json) => json.Flag();
}

/// <summary>One of some words.</summary>
internal sealed class ChoiceField<T> : FieldType<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();
    private static readonly string[] Words = [.. Enum.GetNames<T>().Select(KebabCase)];

    public static ChoiceField<T> Instance { get; } = new();

    private static string Expected => $"one of {string.Join(", ", Words)}";

    public override void Write(Sentence sentence, T value) => sentence.Word(WordOf(value));

    public override T Read(Cursor cursor)
    {
        Token word = cursor.Next;
        int index = word.Kind == TokenKind.Word ? Array.IndexOf(Words, word.Text) : -1;
        if (index < 0)
            throw cursor.Unexpected(Expected, NearestName.Hint(word.Text, Words));
        cursor.Take();
        return Values[index];
    }

    public override void Write(JsonOutput json, T value) => json.Word(WordOf(value));

    public override T Read(JsonInput json)
    {
        string word = json.Word();
        int index = Array.IndexOf(Words, word);
        return index >= 0 ? Values[index] : throw json.Problem($"must be {Expected}; it is \"{word}\".{NearestName.Hint(word, Words)}");
    }

    private static string WordOf(T value) => Words[Array.IndexOf(Values, value)];

    private static string KebabCase(string name) =>
        string.Concat(name.Select(static (letter, place) => place > 0 && char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}

/// <summary>A list of words.</summary>
internal sealed class ChoicesField<T> : FieldType<ValueList<T>>
    where T : struct, Enum
{
    public static ChoicesField<T> Instance { get; } = new();

    public override void Write(Sentence sentence, ValueList<T> value)
    {
        foreach (T word in value.Span)
            ChoiceField<T>.Instance.Write(sentence, word);
    }

    public override ValueList<T> Read(Cursor cursor)
    {
        var words = new List<T>();
        do
            words.Add(ChoiceField<T>.Instance.Read(cursor));
        while (!cursor.IsAtEnd);
        return [.. words];
    }

    public override void Write(JsonOutput json, ValueList<T> value) => json.List(value, ChoiceField<T>.Instance.Write);

    public override ValueList<T> Read(JsonInput json) => json.List(ChoiceField<T>.Instance.Read);
}

/// <summary>A time, in seconds, to the tick of a ten-millionth.</summary>
internal sealed class DurationField : FieldType<TimeSpan>
{
    public static DurationField Instance { get; } = new();

    public override void Write(Sentence sentence, TimeSpan value) => sentence.Word(SecondsOf(value).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public override TimeSpan Read(Cursor cursor)
    {
        Token word = cursor.Word("a number of seconds");
        return decimal.TryParse(word.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal seconds) && TryRead(seconds, out TimeSpan time)
            ? time
            : throw cursor.Problem($"at character {word.Position + 1} there is '{word.Text}', where a number of seconds should stand.", word.Position);
    }

    public override void Write(JsonOutput json, TimeSpan value) => json.Decimal(SecondsOf(value));

    public override TimeSpan Read(JsonInput json) => TryRead(json.Decimal(), out TimeSpan time) ? time : throw json.Problem("must be a number of seconds that a time can be.");

    private static decimal SecondsOf(TimeSpan time) => time.Ticks / (decimal)TimeSpan.TicksPerSecond;

    private static bool TryRead(decimal seconds, out TimeSpan time)
    {
        bool fits = Math.Abs(seconds) <= long.MaxValue / TimeSpan.TicksPerSecond;
        time = fits ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : default;
        return fits;
    }
}
