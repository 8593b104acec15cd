using Anneal.Text.Notations;

namespace Anneal.Text.Sentences;

/// <summary>Writes schedules in the language; <see cref="ChainReader"/> reads it back.</summary>
internal static class ScheduleSentence
{
    /// <summary>The name under which a schedule with an ending of its own is written.</summary>
    public static IReadOnlyList<(string Name, AfterEnd AfterEnd)> Endings { get; } = [("forever", AfterEnd.Repeat), ("strict", AfterEnd.Throw)];

    public static void Write(Sentence sentence, Schedule schedule)
    {
        using (sentence.Deeper())
        {
            if (schedule is Sequence { AfterEnd: AfterEnd.Hold } sequence)
                WriteStages(sentence, sequence.Stages.Span);
            else
                WriteStage(sentence, schedule, before: null);
        }
    }

    private static void WriteStages(Sentence sentence, ReadOnlySpan<Schedule> stages)
    {
        int first = 0;
        if (IsWarmup(stages))
        {
            WriteWarmup(sentence, (Ramp)stages[0]);
            sentence.Word("->");
            first = 1;
        }

        for (int i = first; i < stages.Length; i++)
        {
            if (i > first)
                sentence.Word("->");
            WriteStage(sentence, stages[i], before: i > first ? stages[i - 1] : null);
        }
    }

    /// <summary>Whether a sequence begins with a rise to the first value of what follows.</summary>
    private static bool IsWarmup(ReadOnlySpan<Schedule> stages) =>
        stages[0] is Ramp { AfterEnd: AfterEnd.Hold } ramp && ramp.From < ramp.To && IsFirstValue(Sequence.Join(stages[1..].ToArray()), ramp.To);

    private static bool IsFirstValue(Schedule schedule, double value) => IsValue(() => schedule.At(0), value);

    /// <summary>Whether what stands before ends at a value, so that the value need not be said.</summary>
    private static bool EndsAt(Schedule? before, double value) => before is not null && IsValue(() => before.Final, value);

    private static bool IsValue(Func<double> read, double value)
    {
        try
        {
            return BitConverter.DoubleToInt64Bits(read()) == BitConverter.DoubleToInt64Bits(value);
        }
        catch (Exception problem) when (Reading.IsOfValues(problem))
        {
            return false;
        }
    }

    private static void WriteWarmup(Sentence sentence, Ramp ramp)
    {
        sentence.Word("warmup");
        LengthField.Instance.Write(sentence, ramp.Steps);
        if (ramp.From != 0)
            WriteNumber(sentence, "from", ramp.From);
        if (ramp.Curve == Curve.Linear)
            return;
        sentence.Word("along");
        CurveField.Instance.Write(sentence, ramp.Curve);
    }

    private static void WriteStage(Sentence sentence, Schedule stage, Schedule? before)
    {
        switch (stage)
        {
            case { AfterEnd: not AfterEnd.Hold }:
                WriteEnding(sentence, stage);
                break;
            case Constant constant:
                NumberField.Finite.Write(sentence, constant.Value);
                break;
            case Ramp { From: var from, To: var to, Curve: LinearCurve } hold when from.Equals(to):
                sentence.Word("hold");
                if (!EndsAt(before, to))
                    NumberField.Finite.Write(sentence, to);
                WriteLength(sentence, hold.Steps);
                break;
            case Ramp ramp:
                CurveField.Instance.Write(sentence, ramp.Curve);
                WriteWay(sentence, ramp.From, ramp.To, ramp.Steps, before);
                break;
            case GeometricRamp ramp:
                sentence.Word("geometric");
                WriteWay(sentence, ramp.From, ramp.To, ramp.Steps, before);
                break;
            default:
                WriteCall(sentence, stage);
                break;
        }
    }

    private static void WriteWay(Sentence sentence, double from, double to, long steps, Schedule? before)
    {
        if (!EndsAt(before, from))
            WriteNumber(sentence, "from", from);
        WriteNumber(sentence, "to", to);
        WriteLength(sentence, steps);
    }

    private static void WriteNumber(Sentence sentence, string word, double value)
    {
        sentence.Word(word);
        NumberField.Finite.Write(sentence, value);
    }

    private static void WriteLength(Sentence sentence, long steps)
    {
        sentence.Word("for");
        LengthField.Instance.Write(sentence, steps);
    }

    private static void WriteEnding(Sentence sentence, Schedule stage)
    {
        sentence.Word(Endings.First(ending => ending.AfterEnd == stage.AfterEnd).Name);
        sentence.OpenArguments();
        Write(sentence, stage with { AfterEnd = AfterEnd.Hold });
        sentence.Close();
    }

    private static void WriteCall(Sentence sentence, Schedule schedule)
    {
        Notation<Schedule> notation = ScheduleNotations.Of(schedule);
        sentence.Word(notation.Name);
        var fields = new SentenceFields(sentence);
        ScheduleNotations.RequireExact(schedule, notation.Write(fields, schedule));
        fields.End();
    }
}
