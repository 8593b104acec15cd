namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>reduce_lr_on_plateau</c>: PyTorch's <c>ReduceLROnPlateau</c>, which transformers passes its arguments on to.</summary>
    /// <remarks>
    /// Give each metric with <see cref="Schedule.Observe(long, double)"/> at the update after it. More than <paramref name="patience"/> metrics in a row
    /// that are not better than the best multiply the rate; in a cooldown none counts as bad.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="mode"><c>mode</c>: "min" if a lower metric is better, "max" if a higher one is.</param>
    /// <param name="factor"><c>factor</c>, below 1: what a reduction multiplies the rate by.</param>
    /// <param name="patience"><c>patience</c>: bad metrics that are put up with.</param>
    /// <param name="threshold"><c>threshold</c>: by how much a metric must be better.</param>
    /// <param name="thresholdMode"><c>threshold_mode</c>: "rel", a share of the best (of the wrong sign for negative metrics), or "abs", a difference.</param>
    /// <param name="cooldown"><c>cooldown</c>: metrics after a reduction that do not count.</param>
    /// <param name="minLr"><c>min_lr</c>: the lowest rate.</param>
    /// <param name="eps"><c>eps</c>: smaller changes are not made.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule ReduceLrOnPlateau(
        double learningRate, string mode = "min", double factor = 0.1, long patience = 10, double threshold = 1e-4, string thresholdMode = "rel",
        long cooldown = 0, double minLr = 0, double eps = 1e-8) =>
        PyTorch.ReduceLROnPlateau(learningRate, mode, factor, patience, threshold, thresholdMode, cooldown, minLr, eps);
}
