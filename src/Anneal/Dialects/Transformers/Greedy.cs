namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>greedy</c>: a rate that rises while a metric improves and falls while it does not (<c>GreedyLR</c>).</summary>
    /// <remarks>
    /// <para>Give each metric with <see cref="Schedule.Observe(long, double)"/> at the update after it. More than <paramref name="patience"/> better
    /// metrics in a row divide the rate by <paramref name="factor"/>, more bad ones in a row multiply it. After a fall the library looks away for
    /// <paramref name="cooldown"/> metrics, after a rise for <paramref name="warmup"/>; it does not even note a new best then. A fall at the lowest
    /// rate counts down from <paramref name="resetStart"/>, and at 0 everything begins anew with the initial rate.</para>
    /// <para>A. Subramaniam et al., "GreedyLR: A Novel Adaptive Learning Rate Scheduler", arXiv:2512.14527.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="mode"><c>mode</c>: "min" if a lower metric is better, "max" if a higher one is.</param>
    /// <param name="factor"><c>factor</c>, above 0 and below 1.</param>
    /// <param name="patience"><c>patience</c>: metrics in a row without a change of the rate.</param>
    /// <param name="threshold"><c>threshold</c>: by how much a metric must be better.</param>
    /// <param name="thresholdMode"><c>threshold_mode</c>: "abs", a difference, or "rel", a share of the best.</param>
    /// <param name="cooldown"><c>cooldown</c>: metrics after a fall that do not count.</param>
    /// <param name="warmup"><c>warmup</c>: metrics after a rise that do not count.</param>
    /// <param name="minLr"><c>min_lr</c>: the lowest rate.</param>
    /// <param name="maxLr"><c>max_lr</c>: the highest rate.</param>
    /// <param name="eps"><c>eps</c>: smaller changes are not made.</param>
    /// <param name="smooth"><c>smooth</c>: whether the mean of the last metrics is looked at.</param>
    /// <param name="windowSize"><c>window_size</c>: how many, 1 or more.</param>
    /// <param name="resetStart"><c>reset_start</c>: falls at the lowest rate until everything begins anew.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule Greedy(
        double learningRate, string mode = "min", double factor = 0.95, long patience = 10, double threshold = 1e-6, string thresholdMode = "abs",
        long cooldown = 0, long warmup = 0, double minLr = 1e-3, double maxLr = 1, double eps = 1e-8, bool smooth = false, long windowSize = 50,
        long resetStart = 500) =>
        new GreedyRate(
            [new(learningRate, minLr, maxLr)],
            0,
            new(TorchImprovement.Of(mode, threshold, thresholdMode), factor, patience, cooldown, warmup, eps, smooth ? windowSize : null, resetStart));
}
