using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anneal.Lab.Comparisons;

/// <summary>The settings of a comparison as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(ComparisonSettings))]
internal sealed partial class LabJson : JsonSerializerContext;
