namespace Anneal;

/// <summary>The noise scale of SGD, and plans of other batch sizes that have the same.</summary>
/// <remarks>
/// <para><c>g = ε · N / (B · (1 − m))</c>: learning rate ε, N examples in the data, batch size B, momentum m. To raise the batch size has the effect of
/// lowering the rate, in fewer updates. S. L. Smith and Q. V. Le, "A Bayesian perspective on generalization and stochastic gradient descent",
/// arXiv:1710.06451, section 5; S. L. Smith et al., "Don't decay the learning rate, increase the batch size", arXiv:1711.00489, section 4. It holds for
/// batches much smaller than the data.</para>
/// <para>A converted plan goes through the same examples: at each of its updates it takes the noise scale that the given plan has where that many
/// examples were seen. Batch sizes are whole, and the rate is adjusted to each, so that the noise scale is exact, not rounded.</para>
/// </remarks>
/// <example>
/// <code>
/// Plan decayed = new Plan(PiecewiseConstant.Drops(0.1, 0.2, 6000, 12000).For(16000)).WithMomentum(0.9);
/// Plan grown = NoiseScale.ToBatchSizes(decayed, batchSize: 128, learningRate: 0.1);
/// double updates = grown.Steps, batch = grown.At(6000).BatchSize, rate = grown.At(6000).LearningRate;   // 7360, 640 and 0.1
/// </code>
/// </example>
public static class NoiseScale
{
    /// <summary>The noise scale of one update.</summary>
    /// <param name="values">The update's learning rate, momentum and batch size.</param>
    /// <param name="examples">N, the examples in the data, 1 or more.</param>
    /// <returns>g.</returns>
    /// <exception cref="ArgumentException">The batch size is not known: it is 0.</exception>
    public static double Of(Hyperparameters values, long examples)
    {
        if (values.BatchSize < 1)
            throw new ArgumentException("The noise scale needs the batch size; the plan leaves it to the loader. Give it one: plan.WithBatchSize(new Constant(128)).", nameof(values));
        return values.LearningRate * Require.AtLeast(1, examples) / (values.BatchSize * (1 - values.Momentum));
    }

    /// <summary>A plan that holds its learning rate where the given one decays, and raises its batch size instead.</summary>
    /// <param name="plan">A plan of a fixed or changing batch size, with an end.</param>
    /// <param name="batchSize">The given plan's batch size, if it has no channel of its own; 1 or more.</param>
    /// <param name="learningRate">The rate that is held, as far as whole batches allow; above 0.</param>
    /// <param name="largest">The largest batch that fits; where it is reached, the rate decays from there on.</param>
    /// <param name="examplesPerEpoch">The examples of an epoch, where the loader's last batch of one is smaller: no batch crosses the end of an epoch, and both
    /// plans go through as many epochs. Without it batches go on from epoch to epoch.</param>
    /// <returns>A plan of fewer updates over the same examples, with the same noise scale at each.</returns>
    /// <exception cref="InvalidOperationException">The plan never ends, or decides by feedback.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Plan ToBatchSizes(Plan plan, int batchSize, double learningRate, int largest = int.MaxValue, long examplesPerEpoch = long.MaxValue)
    {
        Require.Positive(learningRate);
        Require.AtLeast(1, largest);
        return Rebatching.Of(
            plan, batchSize, (_, rateOfOne) => (int)Math.Clamp(Math.Round(learningRate / rateOfOne, MidpointRounding.ToEven), 1, largest), examplesPerEpoch);
    }

    /// <summary>A plan of one batch size that lowers its learning rate where the given one raises its batch size: the way back.</summary>
    /// <param name="plan">A plan with a batch size of its own, and an end.</param>
    /// <param name="batchSize">The batch size of every update, 1 or more.</param>
    /// <returns>A plan over the same examples, with the same noise scale at each update.</returns>
    /// <exception cref="InvalidOperationException">The plan never ends, or decides by feedback.</exception>
    /// <exception cref="ArgumentException">The plan has no batch size of its own.</exception>
    public static Plan ToLearningRates(Plan plan, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Require.AtLeast(1, batchSize);
        if (plan.BatchSize is null)
            throw new ArgumentException("The plan has no batch size of its own, so there is nothing to convert. Scale it: BatchScaling.", nameof(plan));
        return Rebatching.Of(plan, batchSize, (_, _) => batchSize);
    }

    /// <summary>A plan that starts with small batches, and with rates that are as much smaller: a warm-up that saves no examples but makes many updates of few.</summary>
    /// <remarks>The batch sizes are those of <see cref="BatchSizeRamp"/>; the noise scale stays the given plan's.</remarks>
    /// <param name="plan">A plan with an end.</param>
    /// <param name="ramp">The sizes of the start; its full size is the given plan's batch size.</param>
    /// <returns>A plan of more updates over the same examples.</returns>
    /// <exception cref="InvalidOperationException">The plan never ends, or decides by feedback.</exception>
    public static Plan WithWarmStart(Plan plan, BatchSizeRamp ramp)
    {
        ArgumentNullException.ThrowIfNull(ramp);
        PiecewiseConstant sizes = ramp.Build();
        return Rebatching.Of(plan, checked((int)ramp.Full), (update, _) => (int)sizes.At(update));
    }
}
