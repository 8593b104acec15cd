namespace Anneal.Dialects;

public static partial class DeepSpeed
{
    /// <summary>LRRangeTest: a rate that grows without end, <c>min · (1 + rate · t / N)</c>, or in stairs of N updates.</summary>
    /// <param name="lrRangeTestMinLr"><c>lr_range_test_min_lr</c>.</param>
    /// <param name="lrRangeTestStepSize"><c>lr_range_test_step_size</c>, N; 1 or more.</param>
    /// <param name="lrRangeTestStepRate"><c>lr_range_test_step_rate</c>: growth in N updates, as a share of the minimum.</param>
    /// <param name="lrRangeTestStaircase"><c>lr_range_test_staircase</c>.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the step size is below 1.</exception>
    public static Schedule LRRangeTest(
        double lrRangeTestMinLr = 1e-3, long lrRangeTestStepSize = 2000, double lrRangeTestStepRate = 1, bool lrRangeTestStaircase = false)
    {
        var growth = new LinearGrowth(
            Require.Finite(lrRangeTestMinLr), Require.Finite(lrRangeTestStepRate), Require.AtLeast(1, lrRangeTestStepSize));
        return lrRangeTestStaircase ? growth.Staircase(lrRangeTestStepSize) : growth;
    }
}
