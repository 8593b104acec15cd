using System.Collections.Concurrent;
using System.Text.Json;

namespace Anneal.Tests.Shared;

/// <summary>Files of values that other libraries gave, in tests/Golden or in the folder that ANNEAL_GOLDEN names.</summary>
internal static class GoldenFile
{
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("ANNEAL_GOLDEN") is { Length: > 0 } folder
            ? Path.GetFullPath(folder)
            : Path.Combine(Repository.Root, "tests", "Golden");

    private static readonly ConcurrentDictionary<string, JsonElement[]> Files = new();

    public static bool Exists(string name) => File.Exists(Path.Combine(Folder, name));

    /// <summary>The elements of a file's "cases"; read once.</summary>
    public static IReadOnlyList<JsonElement> Cases(string name) => Files.GetOrAdd(name, static name =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name))).RootElement.GetProperty("cases").EnumerateArray()]);
}
