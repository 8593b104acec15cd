namespace Anneal;

/// <summary>A batch size that grows in equal steps while a number of samples is seen, and then stays.</summary>
/// <remarks>
/// <para>Where c samples have been seen before an update, its batch is <c>Start + Increment · ⌊c · n / R⌋</c>, with <c>n = (Full − Start) / Increment</c>
/// increments over R samples, and <see cref="Full"/> from R samples on. A larger batch uses samples up sooner, so each stage takes fewer
/// updates than the one before: the updates are counted in exact integers. Unbounded.</para>
/// <para>Source: Megatron-LM's <c>rampup-batch-size</c> (start, increment, samples); S. L. Smith et al., "Don't decay the learning rate, increase the
/// batch size", arXiv:1711.00489, for the idea.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule batch = new BatchSizeRamp(start: 32, increment: 32, full: 256, samples: 14_000).Build();
/// double first = batch.At(0), second = batch.At(63), last = batch.At(10_000);   // 32, 64 and 256
/// </code>
/// </example>
public sealed record BatchSizeRamp
{
    private const long MostIncrements = 1_000_000;

    /// <summary>Creates the ramp.</summary>
    /// <param name="start">Samples in the first batches, 1 or more.</param>
    /// <param name="increment">What the batch grows by, 1 or more.</param>
    /// <param name="full">Samples in the last batches; a number of increments above the start, or the start.</param>
    /// <param name="samples">R, the samples in which the batch grows, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="ArgumentException">No number of increments leads from start to full, or more than a million do.</exception>
    public BatchSizeRamp(long start, long increment, long full, long samples)
    {
        Start = Require.AtLeast(1, start);
        Increment = Require.AtLeast(1, increment);
        Full = Require.AtLeast(start, full);
        Samples = Require.AtLeast(0, samples);
        if ((full - start) % increment != 0 || (full - start) / increment > MostIncrements)
            throw new ArgumentException($"From {start} to {full} it is no number of increments of {increment}, up to {MostIncrements:N0}; choose an increment that divides {full - start}.", nameof(increment));
    }

    /// <summary>Samples in the first batches.</summary>
    public long Start { get; }

    /// <summary>What the batch grows by.</summary>
    public long Increment { get; }

    /// <summary>Samples in the last batches.</summary>
    public long Full { get; }

    /// <summary>R, the samples in which the batch grows.</summary>
    public long Samples { get; }

    /// <summary>The schedule.</summary>
    /// <returns>The batch size of each update: whole numbers, unbounded.</returns>
    public PiecewiseConstant Build()
    {
        long increments = (Full - Start) / Increment, update = 0;
        var boundaries = new long[increments];
        Int128 seen = 0;
        for (long i = 0; i < increments; i++)
        {
            Int128 stageEnd = CeilingOf((Int128)(i + 1) * Samples, increments);
            Int128 updates = Int128.Max(CeilingOf(stageEnd - seen, Start + i * Increment), 0);
            seen += updates * (Start + i * Increment);
            boundaries[i] = update += (long)updates;
        }

        return new(boundaries, Enumerable.Range(0, (int)increments + 1).Select(i => (double)(Start + i * Increment)));
    }

    private static Int128 CeilingOf(Int128 value, long divisor) => value <= 0 ? 0 : (value + divisor - 1) / divisor;
}
