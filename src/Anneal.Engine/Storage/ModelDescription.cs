using System.Text.Json;
using System.Text.Json.Serialization;
using Anneal.Engine.Layers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Storage;

/// <summary>What a network consists of, as its file keeps it.</summary>
internal sealed record ModelDescription
{
    public required int Channels { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }

    public required Layer[] Layers { get; init; }

    public static ModelDescription Of(Model model) => new()
    {
        Channels = model.InputShape.Channels,
        Height = model.InputShape.Height,
        Width = model.InputShape.Width,
        Layers = [.. model.Layers],
    };

    public static ModelDescription Parse(string json) =>
        JsonSerializer.Deserialize(json, StorageJson.Default.ModelDescription) ?? throw new JsonException("There is no network.");

    public string ToJson() => JsonSerializer.Serialize(this, StorageJson.Default.ModelDescription);
}

/// <summary>The engine's files as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true,
    MaxDepth = 64)]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(TrainingState))]
internal sealed partial class StorageJson : JsonSerializerContext;
