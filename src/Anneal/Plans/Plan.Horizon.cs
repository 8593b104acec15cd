namespace Anneal;

// Plans whose end is moved while the run goes on.
public sealed partial record Plan
{
    /// <summary>This plan with its end moved: every schedule that is as long as the learning rate goes on as <see cref="Schedule.Replan"/> says.</summary>
    /// <param name="atStep">The first update that may change: the next one of the run.</param>
    /// <param name="newTotal">The new length, at least two updates more.</param>
    /// <param name="mode">How it goes on; value and slope without a jump by default.</param>
    /// <returns>A plan of that length. Channels that are coupled follow; channels and rates of groups that never end, or end at another step, stay as they are.</returns>
    /// <exception cref="InvalidOperationException">The learning rate never ends, or decides by feedback.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A step or length is out of its range.</exception>
    public Plan Replan(long atStep, long newTotal, ReplanMode mode = ReplanMode.ContinuousSlope) => Map(
        rate => ReferenceEquals(rate, LearningRate) || EndsWithRate(rate) ? rate.Replan(atStep, newTotal, mode) : rate,
        other => EndsWithRate(other) ? other.Replan(atStep, newTotal, mode) : other);

    /// <summary>This plan, landed: from a step on the learning rate goes to its last value in a number of updates, and the run ends there.</summary>
    /// <param name="atStep">The first update of the landing: the next one of the run.</param>
    /// <param name="steps">Its updates, 2 or more.</param>
    /// <param name="to">The learning rate of the last update; 0 by default.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <returns>A plan of <c>atStep + steps</c> updates. Channels that are coupled follow; those that were to end with the plan walk the rest of their curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A step or length is out of its range.</exception>
    public Plan Land(long atStep, long steps, double to = 0, Curve? curve = null) => Map(
        rate => rate.AnnealFrom(atStep, Require.AtLeast(2, steps), to, curve),
        other => EndsWithRate(other) && other.Feedback == FeedbackSources.None && atStep < other.Steps - 1 ? other.Replan(atStep, checked(atStep + steps), ReplanMode.ContinuousValue) : other);

    private bool EndsWithRate(Schedule other) => other.Steps == Steps && other.Steps != Schedule.Unbounded;
}
