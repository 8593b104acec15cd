namespace Anneal;

/// <summary>How bad a problem of a plan is.</summary>
public enum ProblemSeverity
{
    /// <summary>Probably not meant; the run trains nevertheless.</summary>
    Warning,

    /// <summary>The run fails, or does not train as the plan says.</summary>
    Error,
}

/// <summary>One thing that is wrong with a plan.</summary>
/// <param name="Code">A short name that does not change, such as <c>peak-never-used</c>; <c>docs/check.md</c> lists them.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Channel">The channel, such as <c>learning-rate</c>; of a group's own schedule with the group's name behind it.</param>
/// <param name="Step">The first update that it concerns, counted from 0; null if it concerns none.</param>
/// <param name="Value">The value there; null if there is none.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Remedy">What to do about it, in a sentence.</param>
public sealed record PlanProblem(string Code, ProblemSeverity Severity, string Channel, long? Step, double? Value, string Message, string Remedy)
{
    /// <summary>Code, message and remedy.</summary>
    public override string ToString() => $"{Code}: {Channel}: {Message} {Remedy}";
}
