namespace Anneal;

/// <summary>The place of a run, as it is saved.</summary>
internal sealed record DriverState(
    PlanFingerprint Plan, long AppliedUpdates, TimeSpan TrainingTime, ValueList<FeedbackEntry> Feedback, ValueList<ParameterGroup> Groups)
{
    /// <summary>The form of the text; a reader refuses later ones.</summary>
    public const int SchemaVersion = 2;

    /// <summary>Refuses another plan, another length or other groups, naming every difference.</summary>
    public void RequireSame(PlanFingerprint plan, IReadOnlyList<ParameterGroup> groups)
    {
        List<string> differences = [.. Plan.DifferencesTo(plan), .. GroupDifferences(groups)];
        if (differences.Count > 0)
            throw new PlanStateException($"The state was saved under another plan. Attach the plan it was saved under. What differs: {string.Join("; ", differences)}.");
    }

    private IEnumerable<string> GroupDifferences(IReadOnlyList<ParameterGroup> groups)
    {
        if (groups.Count < Groups.Count)
            yield return $"the parameter groups: saved {Groups.Count}, now {groups.Count}";
        foreach ((ParameterGroup saved, ParameterGroup now) in Groups.Zip(groups))
        {
            if (saved.Name != now.Name || saved.LearningRateFactor != now.LearningRateFactor || saved.WeightDecayFactor != now.WeightDecayFactor)
                yield return $"the group '{saved.Name}' (factors {Factors(saved)}): now '{now.Name}' ({Factors(now)})";
        }

        static string Factors(ParameterGroup group) => FormattableString.Invariant($"{group.LearningRateFactor}, {group.WeightDecayFactor}");
    }
}
