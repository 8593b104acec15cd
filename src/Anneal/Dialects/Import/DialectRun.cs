using System.Text.Json;

namespace Anneal.Dialects;

/// <summary>What a library's schedule finds around it: the optimizer's parameter groups, and the length of the run where the library asks.</summary>
internal sealed class DialectRun
{
    private readonly double[] _learningRates;

    private DialectRun(double[] learningRates) => _learningRates = learningRates;

    /// <summary>Parameter groups of the optimizer.</summary>
    public int Groups => _learningRates.Length;

    /// <summary>The kind of the optimizer, such as "SGD"; null if not given.</summary>
    public string? Optimizer { get; private init; }

    /// <summary>The run's length as the library writes it, such as "10ep"; null if not given.</summary>
    public string? MaxDuration { get; private init; }

    /// <summary>Batches in an epoch; null if not given.</summary>
    public long? BatchesPerEpoch { get; private init; }

    public double LearningRateOf(int group) => _learningRates[group];

    /// <summary>Reads <c>optimizer</c> ({"lr": …}), <c>groups</c> (a list of them), <c>max_duration</c> and <c>batches_per_epoch</c>.</summary>
    public static DialectRun Read(JsonElement json) => new(LearningRates(json))
    {
        Optimizer = json.TryGetProperty("optimizer", out JsonElement optimizer) && optimizer.TryGetProperty("kind", out JsonElement kind) ? kind.GetString() : null,
        MaxDuration = json.TryGetProperty("max_duration", out JsonElement duration) ? duration.GetString() : null,
        BatchesPerEpoch = json.TryGetProperty("batches_per_epoch", out JsonElement batches) ? batches.GetInt64() : null,
    };

    private static double[] LearningRates(JsonElement json)
    {
        if (json.TryGetProperty("groups", out JsonElement groups))
            return [.. groups.EnumerateArray().Select(RateOf)];
        return [json.TryGetProperty("optimizer", out JsonElement optimizer) ? RateOf(optimizer) : 1];
    }

    private static double RateOf(JsonElement group) => group.TryGetProperty("lr", out JsonElement rate) ? rate.GetDouble() : 1;
}
