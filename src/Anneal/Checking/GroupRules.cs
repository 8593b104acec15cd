namespace Anneal;

/// <summary>Parameter groups that never learn.</summary>
internal static class GroupRules
{
    public static IEnumerable<PlanProblem> Find(CheckedPlan plan)
    {
        foreach (ParameterGroup group in plan.Plan.Groups.Where(group => group.AddedAt >= plan.Steps))
            yield return new("group-never-joins", ProblemSeverity.Error, $"{Channel.LearningRate} of '{group.Name}'", group.AddedAt, null, $"the group joins at step {group.AddedAt}, but the run has {plan.Steps} updates: it never learns.", "Let it join earlier.");
        foreach (ParameterGroup group in plan.Plan.Groups.Where(group => group.LearningRate is { Steps: < Schedule.Unbounded } own && own.Steps < plan.Steps && plan.Plan.Steps >= plan.Steps))
            yield return new("group-length", ProblemSeverity.Warning, $"{Channel.LearningRate} of '{group.Name}'", group.LearningRate!.Steps, null, $"the group's own rate ends at step {group.LearningRate.Steps}, but the run has {plan.Steps} updates.", "Give it the length of the run; it is on the plan's clock.");
    }
}
