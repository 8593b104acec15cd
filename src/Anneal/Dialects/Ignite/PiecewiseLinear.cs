namespace Anneal.Dialects;

public static partial class Ignite
{
    /// <summary>PiecewiseLinear: straight lines between milestones; the first value is held before them, the last after.</summary>
    /// <remarks>The native form is <see cref="Anneal.PiecewiseLinear"/>.</remarks>
    /// <param name="milestonesValues"><c>milestones_values</c>: calls, none below the one before, and values.</param>
    /// <returns>The schedule; it holds the last value.</returns>
    /// <exception cref="ArgumentException">There is no milestone, or they are not in order.</exception>
    public static Schedule PiecewiseLinear(IEnumerable<(long Milestone, double Value)> milestonesValues)
    {
        (long Milestone, double Value)[] points = [.. milestonesValues];
        if (points.Length == 0)
            throw new ArgumentException("There is no milestone. Give at least one.", nameof(milestonesValues));
        for (int i = 0; i < points.Length; i++)
        {
            Require.Finite(points[i].Value, nameof(milestonesValues));
            if (points[i].Milestone < (i == 0 ? 0 : points[i - 1].Milestone))
                throw new ArgumentException($"Milestone {points[i].Milestone} is below the one before it; list milestones in order, from 0.", nameof(milestonesValues));
        }

        return new PiecewiseInterpolation([.. points.Select(point => point.Milestone)], [.. points.Select(point => point.Value)]);
    }
}
