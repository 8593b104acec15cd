using System.Text.Json.Serialization;

namespace Anneal.Lab.Runs.Store;

/// <summary>What the store reads and writes as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunEntry))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class RunsJson : JsonSerializerContext;
