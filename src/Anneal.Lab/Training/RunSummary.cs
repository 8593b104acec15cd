using System.Text.Json;
using Anneal.Engine.Storage;
using Anneal.Lab.Data;
using Anneal.Lab.Diagnosis;
using Anneal.Lab.Runs;

namespace Anneal.Lab.Training;

/// <summary>How a run stands.</summary>
public enum TrainingStatus
{
    /// <summary>It is being trained. A <see cref="RunSummary.FileName"/> also says so where the process ended without a word, until the run is resumed.</summary>
    Running,

    /// <summary>It was asked to stop, or its process ended without a word; it can be resumed.</summary>
    Interrupted,

    /// <summary>Every update was made.</summary>
    Completed,

    /// <summary>The loss was not a finite number.</summary>
    Diverged,
}

/// <summary>What is to be known about a run at a glance: its <c>run.json</c>.</summary>
public sealed record RunSummary
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "run.json";

    /// <summary>The version of this form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The version of Anneal that wrote it.</summary>
    public required string Version { get; init; }

    /// <summary>When the run was begun.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How it stands.</summary>
    public required TrainingStatus Status { get; init; }

    /// <summary>The data set's name and <see cref="Data.DataSet.ContentHash"/>.</summary>
    public required string Data { get; init; }

    /// <summary>What the data were.</summary>
    public required string DataHash { get; init; }

    /// <summary>The engine's kernels, those before a change first.</summary>
    public required string[] Kernels { get; init; }

    /// <summary>Trained values of the network.</summary>
    public required long Parameters { get; init; }

    /// <summary>Updates of the plan.</summary>
    public required long Updates { get; init; }

    /// <summary>Updates that were done.</summary>
    public required long UpdatesDone { get; init; }

    /// <summary>Seconds of training, evaluation and checkpoints excluded.</summary>
    public required double Seconds { get; init; }

    /// <summary>The epochs that were completed.</summary>
    public required EpochRecord[] Epochs { get; init; }

    /// <summary>The share of test images that were told right at the end; null before.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>The test images' mean loss at the end; null before.</summary>
    public double? TestLoss { get; init; }

    /// <summary>The name of the run that this one branched from; null for one that began by itself.</summary>
    public string? Parent { get; init; }

    /// <summary>Every change of the run's end, in order; those of the run included that it branched from.</summary>
    public Horizons.HorizonChange[] Changes { get; init; } = [];

    /// <summary>What the measurements of the run came to; null before its process ends, and of a run that is not diagnosed.</summary>
    public RunDiagnosis? Diagnosis { get; init; }

    /// <summary>Reads the summary of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="AnnealException">There is none, or it is damaged.</exception>
    public static RunSummary Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(folder[FileName]), TrainingJson.Default.RunSummary) ?? throw new JsonException("It is null.");
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new AnnealException($"'{folder.Path}' is not the folder of a training run: {FileName} cannot be read. {problem.Message}", problem);
        }
    }

    /// <summary>Writes the summary; the file is whole or not there.</summary>
    internal void Write(RunFolder folder) => AtomicFile.WriteAllText(folder[FileName], ToJson() + "\n");

    /// <summary>Throws if the data are not those that the run began on.</summary>
    internal void RequireSame(DataSet data, TrainingSettings settings)
    {
        if (DataHash != data.ContentHash)
            throw new AnnealException($"The data have changed: the run began on {DataHash[..16]}…, but '{settings.Data}' is {data.ContentHash[..16]}… now (SHA-256 of the decoded images). Give it the data it began on, or begin a new run.");
    }

    /// <summary>The summary as JSON.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.RunSummary);
}
