using Anneal.Lab.Runs.Store;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>Runs that are taken together: the same settings with several seeds, as a rule.</summary>
/// <param name="Name">How the group is called in tables and charts.</param>
/// <param name="Runs">At least one.</param>
public sealed record RunGroup(string Name, IReadOnlyList<StoredRun> Runs)
{
    internal const string PolicyPrefix = "policy:", TagPrefix = "tag:";

    /// <summary>The groups that are named.</summary>
    /// <param name="store">The runs.</param>
    /// <param name="names">
    /// Two or more names of runs, or of groups of them: <c>policy:1cycle</c> for all runs with a policy, <c>tag:good</c> for all with a tag. Three or more
    /// runs, and no group, are put into groups themselves: those that differ in nothing but the seed.
    /// </param>
    /// <returns>The groups, two or more, in the order of the names.</returns>
    /// <exception cref="AnnealException">There is no such run, or none with the policy or tag; every problem is listed.</exception>
    public static IReadOnlyList<RunGroup> Select(RunStore store, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(names);
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        if (distinct.Length < 2)
            throw new AnnealException("A comparison needs two runs, or two groups such as policy:standard and policy:1cycle.");
        List<string> problems = [];
        RunGroup[] groups = [.. distinct.Select(name => Read(store, name, problems)).OfType<RunGroup>()];
        if (problems.Count > 0)
            throw new AnnealException(string.Join(Environment.NewLine, problems));
        return groups.Length > 2 && !distinct.Any(IsGroup) ? BySettings(groups) : groups;
    }

    private static RunGroup? Read(RunStore store, string name, List<string> problems)
    {
        try
        {
            StoredRun[] runs = IsGroup(name) ? [.. store.Find(QueryOf(name)).Select(entry => store.Read(entry.Name))] : [store.Read(name)];
            if (runs.Length > 0)
                return new(name, runs);
            problems.Add($"No run has {(name.StartsWith(TagPrefix, StringComparison.Ordinal) ? "the tag" : "the policy")} '{name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]}'. \"anneal runs list\" shows what they have.");
        }
        catch (AnnealException problem)
        {
            problems.Add(problem.Message);
        }

        return null;
    }

    private static bool IsGroup(string name) => name.StartsWith(PolicyPrefix, StringComparison.Ordinal) || name.StartsWith(TagPrefix, StringComparison.Ordinal);

    private static RunQuery QueryOf(string name) => name.StartsWith(TagPrefix, StringComparison.Ordinal)
        ? new RunQuery { Tag = name[TagPrefix.Length..] }
        : new RunQuery { Policy = name[PolicyPrefix.Length..] };

    /// <summary>Runs that differ in the seed only become one group, if that leaves two or more and no seed twice in one.</summary>
    private static RunGroup[] BySettings(RunGroup[] single)
    {
        StoredRun[][] same = [.. single.Select(group => group.Runs[0]).GroupBy(run => SettingsTable.WithoutSeed(run)).Select(group => group.ToArray())];
        if (same.Length < 2 || same.Any(runs => runs.DistinctBy(run => run.Settings.Seed).Count() < runs.Length))
            return single;
        return [.. same.Select(runs => new RunGroup(runs.Length == 1 ? runs[0].Name : SettingsTable.Label(runs[0], same), runs))];
    }
}
