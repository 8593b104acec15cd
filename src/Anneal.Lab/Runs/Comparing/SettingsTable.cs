using System.Text.Json;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>The settings of runs as keys and values, and those in which they differ.</summary>
internal static class SettingsTable
{
    private const string Seed = "seed", Policy = "policy", Changes = "changes";

    /// <summary>The keys of which not all runs have the same value, with the values of each group: one, or several with commas between.</summary>
    public static IReadOnlyList<DifferingSetting> Differences(IReadOnlyList<RunGroup> groups)
    {
        Dictionary<string, string>[][] settings = [.. groups.Select(group => group.Runs.Select(Of).ToArray())];
        Dictionary<string, string>[] all = [.. settings.SelectMany(values => values)];
        return
        [
            .. all.SelectMany(values => values.Keys).Distinct()
                .Where(key => ValuesOf(key, all).Count > 1)
                .Select(key => new DifferingSetting(key, [.. settings.Select(values => string.Join(", ", ValuesOf(key, values)))])),
        ];
    }

    /// <summary>What results depend on but the seed, as text.</summary>
    public static string WithoutSeed(StoredRun run) =>
        TrainingSettingsFile.Text(run.Settings with { Seed = 0, Threads = null, CheckpointEvery = null }) + ChangesOf(run);

    /// <summary>What a group of runs has that other groups have not.</summary>
    public static string Label(StoredRun run, IEnumerable<StoredRun[]> groups)
    {
        RunGroup[] all = [.. groups.Select(runs => new RunGroup("", runs))];
        Dictionary<string, string> values = Of(run);
        string[] keys = [.. Differences(all).Select(difference => difference.Key).Where(key => key != Seed)];
        return keys is [Policy] ? values[Policy] : string.Join(", ", keys.Select(key => $"{key} {values.GetValueOrDefault(key, "")}"));
    }

    private static List<string> ValuesOf(string key, IEnumerable<Dictionary<string, string>> settings) =>
        [.. settings.Select(values => values.GetValueOrDefault(key, "")).Distinct()];

    /// <summary>The settings, and how the end was moved.</summary>
    private static Dictionary<string, string> Of(StoredRun run)
    {
        using JsonDocument document = JsonDocument.Parse(TrainingSettingsFile.Text(run.Settings));
        Dictionary<string, string> values = document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal);
        values[Changes] = ChangesOf(run);
        return values;
    }

    private static string ChangesOf(StoredRun run) => string.Join("; ", run.Summary.Changes.Select(change => change.Text));
}
