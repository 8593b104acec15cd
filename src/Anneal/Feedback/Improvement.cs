namespace Anneal;

/// <summary>When a metric counts as better than the best before it.</summary>
/// <remarks>
/// Better by more than the threshold, which is a share of the best metric's size, so that it asks for the same of negative metrics.
/// (Where other libraries multiply the best by 1 ± threshold, a negative one is beaten by a worse one.) NaN is never better; anything is
/// better than nothing.
/// </remarks>
internal static class Improvement
{
    public static bool IsBetter(double metric, double best, Goal goal, double threshold)
    {
        if (double.IsNaN(metric) || double.IsNaN(best))
            return double.IsNaN(best) && !double.IsNaN(metric);
        double margin = threshold * Math.Abs(best);
        return goal == Goal.Lower ? metric < best - margin : metric > best + margin;
    }
}
