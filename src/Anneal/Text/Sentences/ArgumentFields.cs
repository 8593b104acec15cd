using System.Diagnostics.CodeAnalysis;
using Anneal.Text.Notations;

namespace Anneal.Text.Sentences;

/// <summary>Reads fields from arguments in parentheses.</summary>
internal sealed class ArgumentFields : Fields
{
    private readonly Token _owner;
    private readonly List<Cursor> _arguments = [];
    private readonly List<string> _known = [];
    private readonly List<string> _missing = [];
    private readonly List<FormatProblem> _problems = [];

    private ArgumentFields(Cursor cursor, Token owner)
    {
        _owner = owner;
        if (!cursor.TakeMark("("))
            return;
        do
            _arguments.Add(cursor.TakeUntil(",", ")"));
        while (cursor.TakeMark(","));
        cursor.RequireMark(")", "',' or ')'");
        if (_arguments is [{ IsAtEnd: true }])
            _arguments.Clear();
    }

    /// <summary>Reads what stands in the parentheses behind a name.</summary>
    /// <exception cref="PlanFormatException">Every argument that is missing, unknown or wrong.</exception>
    public static T Read<T>(Cursor cursor, Token owner, Func<Fields, T> build)
    {
        var fields = new ArgumentFields(cursor, owner);
        (T? value, Exception? failure) = Reading.Build(() => build(fields), () => fields._problems.Count + fields._missing.Count > 0);
        if (fields.AllProblems() is { Count: > 0 } problems)
            throw cursor.Problems(problems);
        return failure is null ? value! : throw cursor.Problem($"{owner.Text}: {Reading.MessageOf(failure)}", owner.Position);
    }

    [DoesNotReturn]
    public override void Reject(string message) => throw new ArgumentException(message);

    protected override Schedule Main(Schedule own)
    {
        _known.Insert(0, "a schedule");
        Cursor? first = _arguments.Count > 0 ? _arguments[0] : null;
        if (first is null)
        {
            _problems.Add(new($"'{_owner.Text}' needs a schedule as its first argument: {_owner.Text}(cosine from 0.1 to 0 for 100 steps, …).", _owner.Position));
            return own;
        }

        _arguments.RemoveAt(0);
        return Tried(() => ScheduleField.Instance.Read(first), own);
    }

    protected override T Required<T>(string name, FieldType<T> type, T own)
    {
        if (Find(name) is { } argument)
            return Tried(() => ReadWhole(type, argument), own);
        _missing.Add(name);
        return own;
    }

    protected override T Optional<T>(string name, FieldType<T> type, T own, T otherwise) =>
        Find(name) is { } argument ? Tried(() => ReadWhole(type, argument), otherwise) : otherwise;

    private static T ReadWhole<T>(FieldType<T> type, Cursor argument)
    {
        T value = type.Read(argument);
        argument.RequireEnd("',' or ')'");
        return value;
    }

    private T Tried<T>(Func<T> read, T ifWrong)
    {
        try
        {
            return read();
        }
        catch (PlanFormatException wrong)
        {
            _problems.AddRange(wrong.Found);
            return ifWrong;
        }
    }

    private Cursor? Find(string name)
    {
        _known.Add(name);
        int index = _arguments.FindIndex(argument => argument.Next.IsWord(name));
        if (index < 0)
            return null;
        Cursor found = _arguments[index];
        _arguments.RemoveAt(index);
        found.Take();
        return found;
    }

    /// <summary>What was found, what stands there and is not known, and what is missing, in the order of the text.</summary>
    private List<FormatProblem> AllProblems()
    {
        foreach (Cursor argument in _arguments)
        {
            Token name = argument.Next;
            string? meant = NearestName.Of(name.Text, _known);
            _missing.RemoveAll(missing => missing == meant);
            string problem = argument.IsAtEnd ? "an argument is missing here."
                : _known.Contains(name.Text) ? $"'{name.Text}' stands there twice; keep one."
                : $"'{_owner.Text}' has no argument '{name.Text}'; it takes {string.Join(", ", _known)}.{NearestName.Hint(name.Text, _known)}";
            _problems.Add(new(problem, name.Position));
        }

        _problems.AddRange(_missing.Select(name => new FormatProblem($"'{_owner.Text}' lacks the argument '{name}'; give it in the parentheses.", _owner.Position)));
        return [.. _problems.OrderBy(problem => problem.Position)];
    }
}
