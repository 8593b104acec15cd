using System.Globalization;

namespace Anneal.Text;

/// <summary>The text or JSON of a schedule, a plan or a policy is wrong; the message lists every problem that was found, and points at it.</summary>
public sealed class PlanFormatException : AnnealException
{
    private const int ShownBefore = 50, ShownAfter = 30, MostShown = 5;

    internal PlanFormatException(string text, params IReadOnlyList<FormatProblem> problems)
        : base(Describe(text, problems)) => (Text, Found) = (text, problems);

    /// <summary>Every problem that was found: value, rule and remedy, one sentence or two each.</summary>
    public IReadOnlyList<string> Problems => [.. Found.Select(problem => problem.Message)];

    /// <summary>The character of the first problem, counted from 0; null in JSON, where messages name the path.</summary>
    public int? Position => Found[0].Position;

    internal string Text { get; }

    internal IReadOnlyList<FormatProblem> Found { get; }

    /// <summary>The message of an exception without what .NET appends to it.</summary>
    internal static string Plain(Exception problem) => problem.Message.Split(" (Parameter '")[0].Split(Environment.NewLine)[0];

    private static string Describe(string text, IReadOnlyList<FormatProblem> problems)
    {
        string more = problems.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $"\n({problems.Count - MostShown} more)") : "";
        return $"The {(text.AsSpan().TrimStart() is ['{', ..] ? "JSON" : "text")} cannot be used:\n{string.Join('\n', problems.Take(MostShown).Select(problem => Describe(text, problem)))}{more}";
    }

    private static string Describe(string text, FormatProblem problem)
    {
        if (problem.Position is not { } position)
            return problem.Message;
        int start = Math.Max(0, position - ShownBefore), end = Math.Min(text.Length, position + ShownAfter);
        string before = start > 0 ? "…" : "", after = end < text.Length ? "…" : "";
        string line = string.Concat(text[start..end].Select(static letter => char.IsControl(letter) ? ' ' : letter));
        return $"{problem.Message}\n  {before}{line}{after}\n  {new string(' ', position - start + before.Length)}^";
    }
}

/// <summary>One thing that is wrong with a text.</summary>
/// <param name="Message">Value, rule and remedy.</param>
/// <param name="Position">The character, counted from 0, if there is one to point at.</param>
internal readonly record struct FormatProblem(string Message, int? Position = null);
