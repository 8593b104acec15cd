using System.Text.Json;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>The settings of runs as keys and values, and those in which they differ.</summary>
internal static class SettingsTable
{
    private const string Seed = "seed", Policy = "policy";

    /// <summary>The keys of which not all runs have the same value, with the values of each group: one, or several with commas between.</summary>
    public static IReadOnlyList<DifferingSetting> Differences(IReadOnlyList<RunGroup> groups)
    {
        Dictionary<string, string>[][] settings = [.. groups.Select(group => group.Runs.Select(run => Of(run.Settings)).ToArray())];
        Dictionary<string, string>[] all = [.. settings.SelectMany(values => values)];
        return
        [
            .. all.SelectMany(values => values.Keys).Distinct()
                .Where(key => ValuesOf(key, all).Count > 1)
                .Select(key => new DifferingSetting(key, [.. settings.Select(values => string.Join(", ", ValuesOf(key, values)))])),
        ];
    }

    /// <summary>What results depend on but the seed, as text.</summary>
    public static string WithoutSeed(TrainingSettings settings) =>
        TrainingSettingsFile.Text(settings with { Seed = 0, Threads = null, CheckpointEvery = null });

    /// <summary>What a group of runs has that other groups have not.</summary>
    public static string Label(StoredRun run, IEnumerable<StoredRun[]> groups)
    {
        RunGroup[] all = [.. groups.Select(runs => new RunGroup("", runs))];
        Dictionary<string, string> values = Of(run.Settings);
        string[] keys = [.. Differences(all).Select(difference => difference.Key).Where(key => key != Seed)];
        return keys is [Policy] ? values[Policy] : string.Join(", ", keys.Select(key => $"{key} {values.GetValueOrDefault(key, "")}"));
    }

    private static List<string> ValuesOf(string key, IEnumerable<Dictionary<string, string>> settings) =>
        [.. settings.Select(values => values.GetValueOrDefault(key, "")).Distinct()];

    private static Dictionary<string, string> Of(TrainingSettings settings)
    {
        using JsonDocument document = JsonDocument.Parse(TrainingSettingsFile.Text(settings));
        return document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal);
    }
}
