using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anneal.Lab.Diagnosis;

/// <summary>What can be measured of a run afterwards, on the networks that it has kept.</summary>
public sealed record RunExamination
{
    /// <summary>The version of this form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The run's folder.</summary>
    public required string Run { get; init; }

    /// <summary>Examples that sharpness is measured on.</summary>
    public required int SharpnessExamples { get; init; }

    /// <summary>The networks, in the order in which they were trained.</summary>
    public required NetworkDiagnosis[] Networks { get; init; }

    /// <summary>What was measured while the run was trained, in order.</summary>
    public required DiagnosisPoint[] Points { get; init; }

    /// <summary>What can be said about the run.</summary>
    public required Verdict[] Verdicts { get; init; }

    /// <summary>The examination as JSON; numbers that are not finite are null.</summary>
    /// <returns>The text, indented.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, ExaminationJson.Default.RunExamination);
}

/// <summary>Examinations as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(RunExamination))]
internal sealed partial class ExaminationJson : JsonSerializerContext;
