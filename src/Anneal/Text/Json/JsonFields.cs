using System.Diagnostics.CodeAnalysis;
using Anneal.Text.Notations;

namespace Anneal.Text.Json;

/// <summary>Names of fields as JSON has them: <c>steps-up</c> is <c>stepsUp</c>.</summary>
internal static class JsonName
{
    /// <summary>What <see cref="Fields.Inner"/> is called.</summary>
    public const string Inner = "schedule";

    public static string Of(string name)
    {
        string[] words = name.Split('-');
        return string.Concat(words.Select((word, place) => place == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}

/// <summary>Writes fields as the members of an object.</summary>
internal sealed class JsonOutputFields(JsonOutput json) : Fields
{
    [DoesNotReturn]
    public override void Reject(string message) => throw new NotSupportedException(message);

    protected override Schedule Main(Schedule own)
    {
        json.Name(JsonName.Inner);
        ScheduleJson.Write(json, own);
        return own;
    }

    protected override T Required<T>(string name, FieldType<T> type, T own)
    {
        json.Name(JsonName.Of(name));
        type.Write(json, own);
        return own;
    }

    protected override T Optional<T>(string name, FieldType<T> type, T own, T otherwise) =>
        EqualityComparer<T>.Default.Equals(own, otherwise) ? own : Required(name, type, own);
}

/// <summary>Reads fields from the members of an object.</summary>
internal sealed class JsonInputFields : Fields
{
    private readonly JsonInput _json;
    private readonly List<string> _known;
    private readonly List<FormatProblem> _problems = [];

    private JsonInputFields(JsonInput json, IEnumerable<string> known) => (_json, _known) = (json, [.. known]);

    /// <summary>Reads an object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="known">Members that are not fields.</param>
    /// <param name="build">The value of the fields.</param>
    /// <exception cref="PlanFormatException">Every member that is missing, unknown or wrong.</exception>
    public static T Read<T>(JsonInput json, IEnumerable<string> known, Func<Fields, T> build)
    {
        var fields = new JsonInputFields(json, known);
        (T? value, Exception? failure) = Reading.Build(() => build(fields), () => fields._problems.Count > 0);
        fields.RejectUnknown();
        if (fields._problems.Count > 0)
            throw JsonInput.Problems(fields._problems);
        return failure is null ? value! : throw json.Problem(Reading.MessageOf(failure));
    }

    [DoesNotReturn]
    public override void Reject(string message) => throw new ArgumentException(message);

    protected override Schedule Main(Schedule own) => Read(JsonName.Inner, ScheduleField.Instance, own, isRequired: true);

    protected override T Required<T>(string name, FieldType<T> type, T own) => Read(JsonName.Of(name), type, own, isRequired: true);

    protected override T Optional<T>(string name, FieldType<T> type, T own, T otherwise) => Read(JsonName.Of(name), type, otherwise, isRequired: false);

    private T Read<T>(string name, FieldType<T> type, T otherwise, bool isRequired)
    {
        _known.Add(name);
        try
        {
            return (isRequired ? _json.Required(name) : _json.Find(name)) is { } member ? type.Read(member) : otherwise;
        }
        catch (PlanFormatException wrong)
        {
            _problems.AddRange(wrong.Found);
            return otherwise;
        }
    }

    private void RejectUnknown()
    {
        try
        {
            _json.RequireOnly([.. _known]);
        }
        catch (PlanFormatException wrong)
        {
            _problems.AddRange(wrong.Found);
        }
    }
}
