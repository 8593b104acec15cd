using Anneal.Text.Notations;

namespace Anneal.Text.Json;

/// <summary>Plans as JSON: the learning rate, the channels in their order, and the groups.</summary>
internal static class PlanJson
{
    private const string LearningRate = "learningRate", Channels = "channels", Groups = "groups", Name = "name", Own = "schedule", Coupled = "coupling", Kind = "kind";

    public static void Write(JsonOutput json, Plan plan)
    {
        json.Begin();
        JsonVersion.Write(json);
        json.Name(LearningRate);
        ScheduleJson.Write(json, plan.LearningRate);
        if (plan.Channels.Count > 0)
            json.Name(Channels).List(plan.Channels, Write);
        if (plan.Groups.Count > 0)
            json.Name(Groups).List(plan.Groups, Write);
        json.End();
    }

    public static Plan Read(JsonInput json)
    {
        json.RequireOnly(JsonVersion.Name, LearningRate, Channels, Groups);
        JsonVersion.Require(json);
        Schedule rate = ScheduleJson.Read(json.Required(LearningRate));
        IReadOnlyList<(string, Coupling)> channels = json.Find(Channels) is { } list ? [.. list.Items().Select(ReadChannel)] : [];
        ValueList<ParameterGroup> groups = json.Find(Groups)?.List(ReadGroup) ?? [];
        try
        {
            return PlanParts.Build(rate, channels, groups);
        }
        catch (ArgumentException problem)
        {
            throw json.Problem(PlanFormatException.Plain(problem));
        }
    }

    private static void Write(JsonOutput json, Channel channel)
    {
        json.Begin();
        json.Name(Name).Word(channel.Name);
        if (channel.Coupling is Uncoupled own)
        {
            json.Name(Own);
            ScheduleJson.Write(json, own.Own);
        }
        else
        {
            Notation<Coupling> notation = CouplingNotations.Of(channel.Coupling);
            json.Name(Coupled).Begin();
            json.Name(Kind).Word(notation.Name);
            notation.Write(new JsonOutputFields(json), channel.Coupling);
            json.End();
        }

        json.End();
    }

    private static void Write(JsonOutput json, ParameterGroup group)
    {
        json.Begin();
        json.Name(Name).Word(group.Name);
        PlanParts.Fields(new JsonOutputFields(json), group.Name, group);
        json.End();
    }

    private static (string Name, Coupling Coupling) ReadChannel(JsonInput json)
    {
        json.RequireOnly(Name, Own, Coupled);
        string name = json.Required(Name).Word();
        if (json.Find(Own) is { } own)
            return json.Find(Coupled) is null ? (name, new Uncoupled(ScheduleJson.Read(own))) : throw json.Problem($"has both '{Own}' and '{Coupled}'; keep one.");
        JsonInput coupled = json.Find(Coupled) ?? throw json.Problem($"has neither '{Own}' nor '{Coupled}'; give one.");
        string kind = coupled.Required(Kind).Word();
        Notation<Coupling> notation = CouplingNotations.Find(kind)
            ?? throw coupled.Required(Kind).Problem($"must be one of {string.Join(", ", CouplingNotations.Names)}.{NearestName.Hint(kind, CouplingNotations.Names)}");
        return (name, JsonInputFields.Read(coupled, [Kind], notation.Read));
    }

    private static ParameterGroup ReadGroup(JsonInput json)
    {
        string name = json.Required(Name).Word();
        return JsonInputFields.Read(json, [Name], fields => PlanParts.Fields(fields, name, null));
    }
}
