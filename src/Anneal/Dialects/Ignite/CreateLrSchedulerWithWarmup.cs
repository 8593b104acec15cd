namespace Anneal.Dialects;

public static partial class Ignite
{
    /// <summary><c>create_lr_scheduler_with_warmup</c>: a straight warm-up whose last call has the end value, then another schedule.</summary>
    /// <remarks>
    /// The warm-up's points are (0, start) and (W − 1, end), and (W, first value of the schedule) where that differs from the end. A scheduler of PyTorch then goes
    /// on from its second value, since its first was used; one of Ignite begins with its first, and the warm-up gives up its last call for it if the two are equal.
    /// </remarks>
    /// <param name="lrScheduler"><c>lr_scheduler</c>.</param>
    /// <param name="isOfPyTorch">Whether it is a scheduler of PyTorch, not of Ignite.</param>
    /// <param name="warmupStartValue"><c>warmup_start_value</c>.</param>
    /// <param name="warmupDuration"><c>warmup_duration</c>, W; 2 or more.</param>
    /// <param name="warmupEndValue"><c>warmup_end_value</c>; the first value of the schedule if not given (Ignite takes the optimizer's rate, which of PyTorch's schedulers is just that).</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule CreateLrSchedulerWithWarmup(
        Schedule lrScheduler, bool isOfPyTorch, double warmupStartValue, long warmupDuration, double? warmupEndValue = null)
    {
        ArgumentNullException.ThrowIfNull(lrScheduler);
        Require.AtLeast(2, warmupDuration);
        double first = lrScheduler.At(0), end = warmupEndValue ?? first;
        List<(long Milestone, double Value)> points = [(0, warmupStartValue), (warmupDuration - 1, end)];
        if (isOfPyTorch && first != end)
            points.Add((warmupDuration, first));
        else if (!isOfPyTorch && first == end)
            GiveUpTheLast(points, warmupStartValue, end, warmupDuration);
        return ConcatScheduler([PiecewiseLinear(points), isOfPyTorch ? new LateStart(lrScheduler, 1) : lrScheduler], [points[^1].Milestone + 1]);
    }

    private static void GiveUpTheLast(List<(long Milestone, double Value)> points, double start, double end, long duration)
    {
        points.RemoveAt(1);
        if (duration > 2)
            points.Add((duration - 2, end - (end - start) / (duration - 1)));
    }
}
