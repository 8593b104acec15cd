using System.Text.Json;
using Anneal.Engine.Storage;

namespace Anneal.Lab.Runs.Store;

/// <summary>The tags of a run: <c>tags.json</c> in its folder, an array of texts.</summary>
internal static class RunTags
{
    public const string FileName = "tags.json";

    private const int LongestTag = 64;

    /// <summary>Reads the tags; none where there is no file.</summary>
    /// <exception cref="AnnealException">The file is damaged.</exception>
    public static IReadOnlyList<string> Read(RunFolder folder)
    {
        try
        {
            return File.Exists(folder[FileName])
                ? JsonSerializer.Deserialize(File.ReadAllBytes(folder[FileName]), RunsJson.Default.StringArray) is { } tags && !tags.Contains(null) ? tags : throw new JsonException("It is null.")
                : [];
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new AnnealException($"'{folder[FileName]}' cannot be read: {problem.Message} It should be a JSON array of texts; delete it to have no tags.", problem);
        }
    }

    /// <summary>Writes the tags, each once and in order; the file is whole or not there.</summary>
    /// <exception cref="AnnealException">A text cannot be a tag.</exception>
    public static IReadOnlyList<string> Write(RunFolder folder, IEnumerable<string> tags)
    {
        string[] sorted = [.. tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        AtomicFile.WriteAllText(folder[FileName], JsonSerializer.Serialize(sorted, RunsJson.Default.StringArray) + "\n");
        return sorted;
    }

    /// <summary>Throws with every text that cannot be a tag, if there is one.</summary>
    public static void RequireSound(IEnumerable<string> tags)
    {
        if (tags.Where(tag => !IsTag(tag)).ToArray() is { Length: > 0 } wrong)
            throw new AnnealException($"{string.Join(" and ", wrong.Select(tag => $"'{tag}'"))} cannot be a tag. Use 1 to {LongestTag} letters, digits, points, hyphens and underscores, a letter or digit first.");
    }

    private static bool IsTag(string tag) => tag.Length is >= 1 and <= LongestTag && char.IsLetterOrDigit(tag[0])
        && tag.All(character => char.IsLetterOrDigit(character) || character is '.' or '-' or '_');
}
