namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>ReduceOnPlateauLR: <see cref="PyTorch.ReduceLROnPlateau"/> with its arguments renamed, in a window.</summary>
    /// <remarks>
    /// The metric that the library is given after update t, its clock at t + 1, is <c>schedule.Observe(t + 1, metric)</c>; outside the window it
    /// is not looked at. The first best metric is not infinite but a thousand million, plus or minus, so that a metric beyond counts as bad.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="rule"><c>rule</c>: "less" or "greater" is better.</param>
    /// <param name="factor"><c>factor</c>, below 1; 0.1 by default.</param>
    /// <param name="patience"><c>patience</c>: bad metrics that are tolerated; 10 by default.</param>
    /// <param name="threshold"><c>threshold</c>, 0 or more; 1e-4 by default.</param>
    /// <param name="thresholdRule"><c>threshold_rule</c>: "rel" or "abs".</param>
    /// <param name="cooldown"><c>cooldown</c>: metrics after a reduction that are not counted; 0 by default.</param>
    /// <param name="minValue"><c>min_value</c> of the parameter group; 0 by default.</param>
    /// <param name="eps"><c>eps</c>: a smaller reduction is not made; 1e-8 by default.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded, and changed by metrics.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static FeedbackSchedule ReduceOnPlateauLR(
        double learningRate, string rule = "less", double factor = 0.1, long patience = 10, double threshold = 1e-4, string thresholdRule = "rel",
        long cooldown = 0, double minValue = 0, double eps = 1e-8, long begin = 0, long end = Infinity)
    {
        bool isMaximum = Require.OneOf(rule, "less", "greater") == "greater";
        LastOf(begin, end);
        var test = new TorchImprovement(isMaximum, Require.NotNegative(threshold), Require.OneOf(thresholdRule, "rel", "abs") == "rel");
        return new MetricPlateau(learningRate, test, factor, patience)
        {
            Cooldown = cooldown,
            Lowest = minValue,
            Smallest = eps,
            Window = (begin, end),
            Best = isMaximum ? -Infinity : Infinity,
        };
    }
}
