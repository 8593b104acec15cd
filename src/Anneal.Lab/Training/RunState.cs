using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anneal.Lab.Training;

/// <summary>What a checkpoint keeps beside the tensors.</summary>
internal sealed record RunState
{
    /// <summary>The version of this form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The version of Anneal that wrote it.</summary>
    public required string Version { get; init; }

    /// <summary>Where the trainer was, as <see cref="Engine.Training.TrainingState"/> writes it.</summary>
    public required JsonElement Trainer { get; init; }

    /// <summary>What the data were, by <see cref="Data.DataSet.ContentHash"/>.</summary>
    public required string DataHash { get; init; }

    /// <summary>The engine's kernels.</summary>
    public required string Kernels { get; init; }

    /// <summary>Bytes of the metrics that were written.</summary>
    public required long MetricsLength { get; init; }

    /// <summary>Seconds of training, evaluation and checkpoints excluded.</summary>
    public required double Seconds { get; init; }

    /// <summary>The epochs that were completed.</summary>
    public required EpochRecord[] Epochs { get; init; }

    public static RunState Parse(string json)
    {
        try
        {
            RunState state = JsonSerializer.Deserialize(json, TrainingJson.Default.RunState) ?? throw new JsonException("It is null.");
            return state.SchemaVersion == 1 && state.Epochs is not null
                ? state
                : throw new JsonException($"It has schema version {state.SchemaVersion}; this program reads version 1.");
        }
        catch (JsonException problem)
        {
            throw new AnnealException($"The state of the checkpoint cannot be read: {problem.Message} Use the version of Anneal that wrote it.", problem);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.RunState);
}

/// <summary>The files of a training run as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UseStringEnumConverter = true,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(TrainingSettings))]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(Evaluations.RunEvaluation))]
[JsonSerializable(typeof(Verification.VerificationResult))]
internal sealed partial class TrainingJson : JsonSerializerContext;
