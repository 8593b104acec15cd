namespace Anneal.Dialects;

/// <summary>The run around Composer's schedulers, by which their time strings become batches.</summary>
/// <param name="MaxDuration"><c>max_duration</c>, the run's length as a time string such as <c>"10ep"</c>: whole epochs, batches, samples, tokens or iterations.</param>
/// <param name="BatchesPerEpoch">The data loader's length; needed where epochs are counted.</param>
public sealed record ComposerRun(string MaxDuration, long? BatchesPerEpoch = null)
{
    /// <summary>Samples in a batch; needed where samples are counted.</summary>
    public long? SamplesPerBatch { get; init; }

    /// <summary>Tokens in a batch; needed where tokens are counted.</summary>
    public long? TokensPerBatch { get; init; }

    /// <summary>Batches in an iteration; needed where iterations are counted.</summary>
    public long? BatchesPerIteration { get; init; }

    /// <summary>The trainer's <c>scale_schedule_ratio</c>, above 0: the run and all times but warm-ups are stretched by it.</summary>
    public double ScaleScheduleRatio { get; init; } = 1;

    /// <summary>A time string in whole batches, samples, tokens or iterations.</summary>
    internal ComposerTime Resolve(string time, bool isScaled = true)
    {
        var span = ComposerSpan.Parse(time);
        double ratio = isScaled ? Require.Positive(ScaleScheduleRatio) : 1;
        if (span.Unit == ComposerUnit.Duration)
            return OfDuration(span.Value);
        return span.Unit == ComposerUnit.Epoch
            ? new((long)(span.Value * EpochLength() * ratio), ComposerUnit.Batch)
            : In(span.Unit, (long)(span.Value * ratio));
    }

    /// <summary>The library's two checks: a warm-up counts in the unit of its decay, and the decay lasts for the run, where that can be known.</summary>
    internal void RequireWarmupOf(ComposerTime warmup, ComposerTime end)
    {
        if (warmup.Unit != end.Unit)
            throw new ArgumentException($"t_warmup counts in {warmup.Unit} and t_max in {end.Unit}. Write both in the same unit.");
        (long length, ComposerUnit unit) = Length();
        long? comparable = unit == end.Unit ? length
            : (unit, end.Unit) == (ComposerUnit.Epoch, ComposerUnit.Batch) ? length * BatchesPerEpoch
            : null;
        if (end.Value < comparable)
        {
            throw new ArgumentException(
                $"t_max must be at least the run's length, {comparable} {end.Unit}; it is {end.Value}. The library has no value for the rest of the run.");
        }
    }

    private ComposerTime OfDuration(double fraction)
    {
        (long length, ComposerUnit unit) = Length();
        return unit == ComposerUnit.Epoch
            ? new((long)(fraction * EpochLength() * length), ComposerUnit.Batch)
            : In(unit, (long)(fraction * length));
    }

    private (long Value, ComposerUnit Unit) Length()
    {
        var span = ComposerSpan.Parse(MaxDuration);
        long length = (long)(span.Value * ScaleScheduleRatio);
        return span.Unit != ComposerUnit.Duration && span.Value == Math.Floor(span.Value)
            ? (Require.AtLeast(1, length, nameof(MaxDuration)), span.Unit)
            : throw new ArgumentException($"max_duration must be a whole number of epochs, batches, samples, tokens or iterations; it is '{MaxDuration}'.");
    }

    private ComposerTime In(ComposerUnit unit, long value) => unit switch
    {
        ComposerUnit.Sample => new(value, unit, PerBatch: Known(SamplesPerBatch, nameof(SamplesPerBatch))),
        ComposerUnit.Token => new(value, unit, PerBatch: Known(TokensPerBatch, nameof(TokensPerBatch))),
        ComposerUnit.Iteration => new(value, unit, BatchesPer: Known(BatchesPerIteration, nameof(BatchesPerIteration))),
        _ => new(value, unit),
    };

    private long EpochLength() => Known(BatchesPerEpoch, nameof(BatchesPerEpoch));

    private static long Known(long? value, string name) => value is { } known
        ? Require.AtLeast(1, known, name)
        : throw new ArgumentException($"A time is written in a unit that needs {name}. Give it, or write the time in batches ('ba').");
}
