namespace Anneal;

/// <summary>How often a training loop asks its plan for the next values.</summary>
public enum Stepping
{
    /// <summary>Once for each optimizer update, as this library counts.</summary>
    PerUpdate,

    /// <summary>Once for each epoch, as many loops step a scheduler.</summary>
    PerEpoch,
}

/// <summary>Finds what is wrong with a plan before it is trained.</summary>
/// <remarks>Every value of every channel that the run will use is read; a run of a million updates takes some milliseconds.</remarks>
/// <example>
/// <code>
/// Plan plan = new Plan(new Ramp(0.1, 0, 900, Curve.Cosine).WithWarmup(100)).WithMomentum(0.9);
/// foreach (PlanProblem problem in PlanCheck.Run(plan, new RunLength(steps: 800, stepsPerEpoch: 100)))
///     Console.WriteLine(problem);
/// </code>
/// </example>
public static class PlanCheck
{
    private static readonly Func<CheckedPlan, IEnumerable<PlanProblem>>[] Rules =
    [
        ValueRules.Find,
        LengthRules.Find,
        PeakRules.Find,
        StageRules.Find,
        RateRules.Find,
        GroupRules.Find,
    ];

    /// <summary>Every problem of a plan in a run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="run">The run that it is for.</param>
    /// <param name="stepping">How often the loop steps; once an update unless given.</param>
    /// <returns>Errors first, then by step; empty for a sound plan.</returns>
    public static IReadOnlyList<PlanProblem> Run(Plan plan, RunLength run, Stepping stepping = Stepping.PerUpdate)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        var subject = new CheckedPlan(plan, run, stepping);
        return [.. Rules.SelectMany(rule => rule(subject)).OrderByDescending(problem => problem.Severity).ThenBy(problem => problem.Step ?? -1)];
    }
}
