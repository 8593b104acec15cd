using System.Text.Json;
using Anneal.Engine.Storage;
using Anneal.Lab.Runs;

namespace Anneal.Lab.Training;

/// <summary>The settings of a run as a file, <c>config.json</c>.</summary>
public static class TrainingSettingsFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "config.json";

    /// <summary>Reads settings.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The settings; what the file leaves out is as in a new <see cref="TrainingSettings"/>.</returns>
    /// <exception cref="AnnealException">The file is missing or is not the settings of a run; the message says where.</exception>
    public static TrainingSettings Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AnnealException($"'{path}' cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Writes settings; the file is whole or not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">The settings.</param>
    public static void Write(string path, TrainingSettings settings) => AtomicFile.WriteAllText(path, Text(settings) + "\n");

    /// <summary>The settings as JSON.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The text.</returns>
    public static string Text(TrainingSettings settings) => JsonSerializer.Serialize(settings, TrainingJson.Default.TrainingSettings);

    internal static TrainingSettings Parse(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            return SettingsJson.Read(json, new TrainingSettings(), TrainingJson.Default.TrainingSettings) ?? throw new AnnealException($"'{path}' holds null, not the settings of a run.");
        }
        catch (JsonException problem)
        {
            throw new AnnealException(
                $"'{path}' is not the settings of a run (line {problem.LineNumber + 1}, at {problem.Path}): {problem.Message} \"anneal train --print-config\" shows the form.", problem);
        }
    }
}
