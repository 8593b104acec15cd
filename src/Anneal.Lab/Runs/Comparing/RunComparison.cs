using Anneal.Lab.Runs.Store;
using Anneal.Lab.Statistics;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>Runs that were trained already, compared in groups: by pairs of the same seed, with what differs in their settings.</summary>
/// <example>
/// <code>
/// using RunStore store = RunStore.Open("runs");
/// RunComparison comparison = RunComparison.Of(RunGroup.Select(store, ["policy:standard", "policy:1cycle"]), RunMeasure.TestAccuracy);
/// Console.WriteLine(comparison.Results[1].Difference);
/// Console.WriteLine($"{comparison.Results[1].MoreSeeds} more seeds would tell them apart");
/// </code>
/// </example>
public sealed record RunComparison
{
    private RunComparison(RunMeasure measure, IReadOnlyList<GroupResult> results, IReadOnlyList<DifferingSetting> settings, IReadOnlyList<string> warnings) =>
        (Measure, Results, Settings, Warnings) = (measure, results, settings, warnings);

    /// <summary>What is compared.</summary>
    public RunMeasure Measure { get; }

    /// <summary>The groups; the first is what the others are compared with.</summary>
    public IReadOnlyList<GroupResult> Results { get; }

    /// <summary>The settings that are not the same in all runs.</summary>
    public IReadOnlyList<DifferingSetting> Settings { get; }

    /// <summary>Runs that had to be left out, and data that were not the same; nothing as a rule.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Compares groups.</summary>
    /// <param name="groups">Two or more; the first is the reference.</param>
    /// <param name="measure">What to compare.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="AnnealException">A seed stands twice in a group, so that it is not known which of the runs to pair.</exception>
    public static RunComparison Of(IReadOnlyList<RunGroup> groups, RunMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups.Count, 2);
        foreach (RunGroup group in groups)
            RequireSeedsOnce(group);
        Dictionary<ulong, double>[] values = [.. groups.Select(group => ValuesOf(group, measure))];
        GroupResult[] results = [.. groups.Select((group, place) => new GroupResult(
            group,
            values[place].Count == 0 ? null : Estimate.Of([.. values[place].Values]),
            place == 0 ? [] : [.. from value in values[place] where values[0].ContainsKey(value.Key) orderby value.Key select value.Value - values[0][value.Key]]))];
        return new(measure, results, SettingsTable.Differences(groups), [.. WarningsOf(groups, measure)]);
    }

    private static Dictionary<ulong, double> ValuesOf(RunGroup group, RunMeasure measure) =>
        group.Runs.Where(run => measure.Of(run) is not null).ToDictionary(run => run.Settings.Seed, run => measure.Of(run)!.Value);

    private static void RequireSeedsOnce(RunGroup group)
    {
        if (group.Runs.GroupBy(run => run.Settings.Seed).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new AnnealException($"In '{group.Name}' the seed {twice.Key} stands in {string.Join(" and ", twice.Select(run => run.Name))}. Tag the runs that you mean (\"anneal runs tag RUN one\") and compare tag:one, or name the runs.");
    }

    private static IEnumerable<string> WarningsOf(IReadOnlyList<RunGroup> groups, RunMeasure measure)
    {
        StoredRun[] runs = [.. groups.SelectMany(group => group.Runs)];
        foreach (StoredRun run in runs.Where(run => measure.Of(run) is null))
            yield return $"'{run.Name}' ({run.Summary.Status.ToString().ToLowerInvariant()}) has no {measure.Title().Split(',')[0]} and is left out of the figures.";
        if (runs.DistinctBy(run => run.Summary.DataHash).Count() > 1)
            yield return "The runs were not trained on the same data; their differences are not those of their policies alone.";
    }
}
