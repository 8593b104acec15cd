using System.Text.Json;

namespace Anneal.Dialects;

/// <summary>What a library's schedule finds around it: the optimizer's parameter groups, and the length of the run where the library asks.</summary>
internal sealed class DialectRun
{
    private readonly double[] _learningRates;

    private DialectRun(double[] learningRates) => _learningRates = learningRates;

    /// <summary>Parameter groups of the optimizer.</summary>
    public int Groups => _learningRates.Length;

    /// <summary>The optimizer's own rate, which some libraries use for every group; null if not given.</summary>
    public double? OptimizerLearningRate { get; private init; }

    /// <summary>The kind of the optimizer, such as "SGD"; null if not given.</summary>
    public string? Optimizer { get; private init; }

    /// <summary>The run's length as the library writes it, such as "10ep"; null if not given.</summary>
    public string? MaxDuration { get; private init; }

    /// <summary>Batches in an epoch; null if not given.</summary>
    public long? BatchesPerEpoch { get; private init; }

    /// <summary>Samples in a batch; null if not given.</summary>
    public long? SamplesPerBatch { get; private init; }

    /// <summary>Tokens in a batch; null if not given.</summary>
    public long? TokensPerBatch { get; private init; }

    /// <summary>Batches in an iteration; null if not given.</summary>
    public long? BatchesPerIteration { get; private init; }

    /// <summary>By what the run is stretched; null if not given.</summary>
    public double? ScaleScheduleRatio { get; private init; }

    public double LearningRateOf(int group) => _learningRates[group];

    /// <summary>Reads <c>optimizer</c> ({"lr": …}), <c>groups</c> (a list of them), and the run's length in the library's words.</summary>
    public static DialectRun Read(JsonElement json) => new(LearningRates(json))
    {
        OptimizerLearningRate = json.TryGetProperty("optimizer", out JsonElement optimizer) ? Number(optimizer, "lr") : null,
        Optimizer = json.TryGetProperty("optimizer", out JsonElement named) && named.TryGetProperty("kind", out JsonElement kind) ? kind.GetString() : null,
        MaxDuration = Duration(json),
        BatchesPerEpoch = Count(json, "batches_per_epoch"),
        SamplesPerBatch = Count(json, "samples_per_batch"),
        TokensPerBatch = Count(json, "tokens_per_batch"),
        BatchesPerIteration = Count(json, "batches_per_iteration"),
        ScaleScheduleRatio = Number(json, "scale_schedule_ratio"),
    };

    private static double[] LearningRates(JsonElement json)
    {
        if (json.TryGetProperty("groups", out JsonElement groups))
            return [.. groups.EnumerateArray().Select(RateOf)];
        return [json.TryGetProperty("optimizer", out JsonElement optimizer) ? RateOf(optimizer) : 1];
    }

    private static double RateOf(JsonElement group) => Number(group, "lr") ?? 1;

    /// <summary>A plain number counts epochs.</summary>
    private static string? Duration(JsonElement json) => json.TryGetProperty("max_duration", out JsonElement duration)
        ? duration.ValueKind == JsonValueKind.Number ? $"{duration.GetRawText()}ep" : duration.GetString()
        : null;

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static long? Count(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
