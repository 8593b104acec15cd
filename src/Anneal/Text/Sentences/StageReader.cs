using Anneal.Text.Notations;

namespace Anneal.Text.Sentences;

/// <summary>Reads one stage of a text: a value, a way, or a schedule by its name.</summary>
internal sealed class StageReader(Cursor cursor)
{
    private const string Expected = "a schedule: a number, 'hold', 'warmup', a curve such as 'cosine', or a name such as 'step-decay',";

    /// <summary>Words that begin a stage and are neither curves nor names of schedules.</summary>
    public static IReadOnlyList<string> Words { get; } = ["warmup", "hold", "geometric", .. ScheduleSentence.Endings.Select(ending => ending.Name)];

    /// <summary>Whether a policy stands here, not a schedule.</summary>
    public bool IsAtPolicy => cursor.Next.Kind == TokenKind.Word && PolicyDefinition.Find(cursor.Next.Text) is not null && !IsAtCurve;

    private bool IsAtCurve
    {
        get
        {
            bool isPolicy = PolicyDefinition.Find(cursor.Next.Text) is not null;
            return CurveNotation.Find(cursor.Next.Text) is not null && !(isPolicy && (cursor.Ahead(1).Kind is TokenKind.End or TokenKind.Mark));
        }
    }

    public WarmupStage ReadWarmup()
    {
        Token at = cursor.Take();
        long length = LengthField.Instance.Read(cursor);
        double from = cursor.TakeWord("from") ? NumberField.Finite.Read(cursor) : 0;
        return new(at, length, from, cursor.TakeWord("along") ? CurveField.Instance.Read(cursor) : Curve.Linear);
    }

    public Stage Read()
    {
        Token word = cursor.Next;
        if (word.Kind != TokenKind.Word)
            throw cursor.Unexpected(Expected);
        if (word.IsNumber)
            return new WholeStage(word, new Constant(NumberField.Finite.Read(cursor)));
        if (word.Text is "hold")
            return ReadHold();
        if (word.Text is "geometric")
            return ReadWay(cursor.Take(), static (from, to, steps) => new GeometricRamp(from, to, steps));
        if (IsAtCurve)
            return ReadRamp();
        foreach ((string name, AfterEnd afterEnd) in ScheduleSentence.Endings)
        {
            if (word.Text == name)
                return new WholeStage(word, ReadEnding(afterEnd));
        }

        return new WholeStage(word, ReadCall());
    }

    private RampStage ReadHold()
    {
        Token at = cursor.Take();
        double? value = cursor.Next.IsNumber ? NumberField.Finite.Read(cursor) : null;
        return new(at, static (from, _, steps) => new Ramp(from, from, steps), value, value, ReadLength());
    }

    private RampStage ReadRamp()
    {
        Token at = cursor.Next;
        Curve curve = CurveField.Instance.Read(cursor);
        return ReadWay(at, (from, to, steps) => new Ramp(from, to, steps, curve));
    }

    private RampStage ReadWay(Token at, Func<double, double, long, Schedule> make)
    {
        double? from = cursor.TakeWord("from") ? NumberField.Finite.Read(cursor) : null;
        if (!cursor.TakeWord("to"))
            throw cursor.Unexpected(from is null ? "'from' or 'to'" : "'to'", NearestName.Hint(cursor.Next.Text, ["from", "to"]));
        return new(at, make, from, NumberField.Finite.Read(cursor), ReadLength());
    }

    private long? ReadLength() => cursor.TakeWord("for") ? LengthField.Instance.Read(cursor) : null;

    private Schedule ReadEnding(AfterEnd afterEnd)
    {
        cursor.Take();
        cursor.RequireMark("(", "'('");
        Schedule schedule = ScheduleField.Instance.Read(cursor.TakeUntil(")"));
        cursor.RequireMark(")", "')'");
        return schedule with { AfterEnd = afterEnd };
    }

    private Schedule ReadCall()
    {
        Token name = cursor.Next;
        Notation<Schedule> notation = ScheduleNotations.FindCall(name.Text) ?? throw Unknown(name);
        cursor.Take();
        return ArgumentFields.Read(cursor, name, notation.Read);
    }

    private PlanFormatException Unknown(Token name)
    {
        string[] names = [.. Words, .. CurveNotation.Names, .. ScheduleNotations.CallNames, .. PolicyDefinition.All.Select(policy => policy.Name)];
        return cursor.Unexpected(Expected, NearestName.Hint(name.Text, names));
    }
}
