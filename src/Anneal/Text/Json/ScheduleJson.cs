using Anneal.Text.Notations;

namespace Anneal.Text.Json;

/// <summary>Schedules as JSON objects: <c>{"kind": "ramp", "from": 0.1, "to": 0, "steps": 100, "curve": {"kind": "cosine"}}</c>.</summary>
internal static class ScheduleJson
{
    private const string Kind = "kind", Ending = "afterEnd";

    public static void Write(JsonOutput json, Schedule schedule)
    {
        json.Begin();
        WriteMembers(json, schedule);
        json.End();
    }

    public static void WriteMembers(JsonOutput json, Schedule schedule)
    {
        Notation<Schedule> notation = ScheduleNotations.Of(schedule);
        json.Name(Kind).Word(notation.Name);
        Schedule rebuilt = notation.Write(new JsonOutputFields(json), schedule);
        ScheduleNotations.RequireExact(schedule, rebuilt with { AfterEnd = schedule.AfterEnd });
        if (schedule.AfterEnd == AfterEnd.Hold)
            return;
        json.Name(Ending);
        ChoiceField<AfterEnd>.Instance.Write(json, schedule.AfterEnd);
    }

    public static Schedule Read(JsonInput json) => Read(json.Deeper(), []);

    /// <summary>Reads a schedule from an object that has other members too.</summary>
    public static Schedule Read(JsonInput json, IEnumerable<string> others)
    {
        JsonInput kind = json.Required(Kind);
        string name = kind.Word();
        Notation<Schedule> notation = ScheduleNotations.Find(name)
            ?? throw kind.Problem($"there is no schedule \"{(name.Length > 60 ? name[..60] : name)}\".{NearestName.Hint(name, ScheduleNotations.Names)}");
        AfterEnd afterEnd = json.Find(Ending) is { } ending ? ChoiceField<AfterEnd>.Instance.Read(ending) : AfterEnd.Hold;
        return JsonInputFields.Read(json, [.. others, Kind, Ending], notation.Read) with { AfterEnd = afterEnd };
    }
}
