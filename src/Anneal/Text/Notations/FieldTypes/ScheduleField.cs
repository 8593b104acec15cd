using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Notations;

/// <summary>A schedule in another.</summary>
internal sealed class ScheduleField : FieldType<Schedule>
{
    public static ScheduleField Instance { get; } = new();

    public override void Write(Sentence sentence, Schedule value) => ScheduleSentence.Write(sentence, value);

    public override Schedule Read(Cursor cursor)
    {
        Cursor inner = cursor.TakeUntil().Deeper();
        Schedule schedule = new ChainReader(inner).ReadSchedule();
        inner.RequireEnd("'->', ',' or ')'");
        return schedule;
    }

    public override void Write(JsonOutput json, Schedule value) => ScheduleJson.Write(json, value);

    public override Schedule Read(JsonInput json) => ScheduleJson.Read(json);
}

/// <summary>Schedules, each in parentheses in a text.</summary>
internal sealed class SchedulesField : FieldType<ValueList<Schedule>>
{
    public static SchedulesField Instance { get; } = new();

    public override void Write(Sentence sentence, ValueList<Schedule> value)
    {
        foreach (Schedule schedule in value.Span)
        {
            sentence.Open();
            ScheduleSentence.Write(sentence, schedule);
            sentence.Close();
        }
    }

    public override ValueList<Schedule> Read(Cursor cursor)
    {
        var schedules = new List<Schedule>();
        do
        {
            cursor.RequireMark("(", "a schedule in parentheses");
            schedules.Add(ScheduleField.Instance.Read(cursor.TakeUntil(")")));
            cursor.RequireMark(")", "')'");
        }
        while (!cursor.IsAtEnd);
        return [.. schedules];
    }

    public override void Write(JsonOutput json, ValueList<Schedule> value) => json.List(value, ScheduleJson.Write);

    public override ValueList<Schedule> Read(JsonInput json) => json.List(ScheduleJson.Read);
}
