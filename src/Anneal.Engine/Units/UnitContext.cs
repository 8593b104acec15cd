namespace Anneal.Engine.Units;

/// <summary>What a pass is for.</summary>
internal enum PassMode
{
    /// <summary>Batch statistics, moving averages of them, dropout.</summary>
    Training,

    /// <summary>The moving averages; every value is kept.</summary>
    Evaluation,

    /// <summary>As training without dropout, with plain averages of the statistics of all passes.</summary>
    Recalibration,
}

/// <summary>What all units of a model share, and the pass at hand.</summary>
/// <param name="maximumBatch">The largest number of examples in a pass; buffers are made for it.</param>
/// <param name="pool">The threads.</param>
/// <param name="seed">What initial values and dropout are drawn from.</param>
internal sealed class UnitContext(int maximumBatch, WorkerPool pool, ulong seed)
{
    private const long WorthSharing = 50_000;

    public int MaximumBatch { get; } = maximumBatch;

    public WorkerPool Pool { get; } = pool;

    public ulong Seed { get; } = seed;

    /// <summary>The sequence that initial values are drawn from, layer after layer.</summary>
    public RandomSequence Random { get; } = new(seed);

    /// <summary>Examples in the pass at hand.</summary>
    public int Count { get; set; }

    /// <summary>What the pass at hand is for.</summary>
    public PassMode Mode { get; set; }

    /// <summary>The number of the pass: training passes so far, or passes of the recalibration at hand.</summary>
    public ulong Pass { get; set; }

    /// <summary>Shares chunks out, unless there is so little to do that waking others would cost more.</summary>
    public void Share(int chunks, Action<int, int> body, long operations)
    {
        if (operations < WorthSharing)
            Pool.RunHere(chunks, body);
        else
            Pool.Run(chunks, body);
    }
}
