namespace Anneal;

/// <summary>Learning rates for another batch size.</summary>
/// <remarks>Rules of thumb, which fail for very large batches; a warm-up helps. <see cref="NoiseScale"/> converts whole plans.</remarks>
public static class BatchScaling
{
    /// <summary>The linear rule: k times the batch, k times the rate, after a gradual warm-up from the rate without it.</summary>
    /// <remarks>
    /// <para><c>η + (kη − η) · t / W</c> for t &lt; W, then the schedule times k, with η the schedule's first value and <c>k = batchSize / reference</c>. With W = 0
    /// there is no warm-up.</para>
    /// <para>P. Goyal et al., "Accurate, large minibatch SGD", arXiv:1706.02677, sections 2.1 and 2.2: η = 0.1 for 256 images, 5 epochs of warm-up.</para>
    /// </remarks>
    /// <param name="schedule">The schedule for batches of the reference size.</param>
    /// <param name="reference">The batch size that it is for, 1 or more.</param>
    /// <param name="batchSize">The batch size to be trained with, 1 or more.</param>
    /// <param name="warmupSteps">W, the updates of the warm-up, 0 or more.</param>
    /// <returns>A schedule that is longer by the warm-up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or <paramref name="warmupSteps"/> negative.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = BatchScaling.Linear(new Ramp(0.1, 0, 900), reference: 256, batchSize: 8192, warmupSteps: 100);
    /// double first = rate.At(0), peak = rate.At(100);   // 0.1 and 3.2
    /// </code>
    /// </example>
    public static Schedule Linear(Schedule schedule, int reference, int batchSize, long warmupSteps = 0) =>
        Scaled(schedule, (double)Require.AtLeast(1, batchSize) / Require.AtLeast(1, reference), warmupSteps);

    /// <summary>The square-root rule: k times the batch, √k times the rate, after a gradual warm-up from the rate without it.</summary>
    /// <remarks>
    /// It keeps the variance of an update; for Adam and its family, whose steps do not grow with the gradient, it is the usual one. A. Krizhevsky,
    /// "One weird trick for parallelizing convolutional neural networks", arXiv:1404.5997, section 5; S. Malladi et al., arXiv:2205.10287, for Adam.
    /// </remarks>
    /// <param name="schedule">The schedule for batches of the reference size.</param>
    /// <param name="reference">The batch size that it is for, 1 or more.</param>
    /// <param name="batchSize">The batch size to be trained with, 1 or more.</param>
    /// <param name="warmupSteps">W, the updates of the warm-up, 0 or more.</param>
    /// <returns>A schedule that is longer by the warm-up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or <paramref name="warmupSteps"/> negative.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = BatchScaling.SquareRoot(new Ramp(0.001, 0, 900), reference: 256, batchSize: 4096, warmupSteps: 100);
    /// double first = rate.At(0), peak = rate.At(100);   // 0.001 and 0.004
    /// </code>
    /// </example>
    public static Schedule SquareRoot(Schedule schedule, int reference, int batchSize, long warmupSteps = 0) =>
        Scaled(schedule, Math.Sqrt((double)Require.AtLeast(1, batchSize) / Require.AtLeast(1, reference)), warmupSteps);

    private static Schedule Scaled(Schedule schedule, double factor, long warmupSteps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Times(factor).WithWarmup(Require.AtLeast(0, warmupSteps), schedule.At(0));
    }
}
