using System.Text.Json;
using Anneal.Engine.Storage;
using Anneal.Lab.Runs;

namespace Anneal.Lab.Comparisons;

/// <summary>The settings of a comparison as a file, <c>config.json</c>.</summary>
public static class ComparisonSettingsFile
{
    /// <summary>Reads settings.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The settings; what the file leaves out is as in a new <see cref="ComparisonSettings"/>.</returns>
    /// <exception cref="AnnealException">The file is missing or is not the settings of a comparison; the message says where.</exception>
    public static ComparisonSettings Read(string path)
    {
        try
        {
            return SettingsJson.Read(File.ReadAllBytes(path), new ComparisonSettings(), LabJson.Default.ComparisonSettings)
                ?? throw new AnnealException($"'{path}' holds null, not the settings of a comparison.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AnnealException($"'{path}' cannot be read: {problem.Message}", problem);
        }
        catch (JsonException problem)
        {
            throw new AnnealException(
                $"'{path}' is not the settings of a comparison (line {problem.LineNumber + 1}, at {problem.Path}): {problem.Message} Start from the config.json of a run.", problem);
        }
    }

    /// <summary>Writes settings; the file is whole or not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">The settings.</param>
    public static void Write(string path, ComparisonSettings settings) =>
        AtomicFile.WriteAllText(path, Text(settings) + "\n");

    /// <summary>The settings as JSON.</summary>
    internal static string Text(ComparisonSettings settings) => JsonSerializer.Serialize(settings, LabJson.Default.ComparisonSettings);
}
