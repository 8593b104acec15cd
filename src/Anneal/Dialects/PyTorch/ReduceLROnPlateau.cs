namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>ReduceLROnPlateau: the rate is multiplied by <c>factor</c> after more than <c>patience</c> metrics in a row that were no better.</summary>
    /// <remarks>
    /// <para><c>scheduler.step(metric)</c> after update t is <c>schedule.Observe(t + 1, metric)</c>. Better is, strictly: below
    /// <c>best · (1 − threshold)</c> or <c>best − threshold</c>, with mode "max" above <c>best · (1 + threshold)</c> or <c>best + threshold</c>. With
    /// "rel" and negative metrics that is the wrong way round (a worse metric can pass); use "abs" there.</para>
    /// <para>Metrics in a cool-down are not counted as bad, but can be the best.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="mode"><c>mode</c>: "min" or "max".</param>
    /// <param name="factor"><c>factor</c>, below 1; 0.1 by default.</param>
    /// <param name="patience"><c>patience</c>: bad metrics that are tolerated; 10 by default.</param>
    /// <param name="threshold"><c>threshold</c>; 1e-4 by default.</param>
    /// <param name="thresholdMode"><c>threshold_mode</c>: "rel" or "abs".</param>
    /// <param name="cooldown"><c>cooldown</c>: metrics after a reduction that are not counted; 0 by default.</param>
    /// <param name="minLr"><c>min_lr</c> of the parameter group; 0 by default.</param>
    /// <param name="eps"><c>eps</c>: a smaller reduction is not made; 1e-8 by default.</param>
    /// <returns>The schedule; unbounded, and changed by metrics.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static FeedbackSchedule ReduceLROnPlateau(
        double learningRate, string mode = "min", double factor = 0.1, long patience = 10, double threshold = 1e-4, string thresholdMode = "rel",
        long cooldown = 0, double minLr = 0, double eps = 1e-8) =>
        new MetricPlateau(learningRate, TorchImprovement.Of(mode, Require.Finite(threshold), thresholdMode), factor, patience)
        {
            Cooldown = cooldown,
            Lowest = minLr,
            Smallest = eps,
        };
}
