namespace Anneal.Dialects;

public static partial class Ignite
{
    /// <summary>ExpStateScheduler: <c>initial · γ^t</c>.</summary>
    /// <param name="initialValue"><c>initial_value</c>.</param>
    /// <param name="gamma"><c>gamma</c>, above 0.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule ExpStateScheduler(double initialValue, double gamma) => new ExponentialDecay(initialValue, gamma);

    /// <summary>StepStateScheduler: <c>initial · γ^⌊t / step_size⌋</c>.</summary>
    /// <param name="initialValue"><c>initial_value</c>.</param>
    /// <param name="gamma"><c>gamma</c>, 0 or more.</param>
    /// <param name="stepSize"><c>step_size</c>, 1 or more.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule StepStateScheduler(double initialValue, double gamma, long stepSize) => new StepDecay(initialValue, gamma, stepSize);

    /// <summary>MultiStepStateScheduler: <c>initial · γ^(number of milestones ≤ t)</c>.</summary>
    /// <param name="initialValue"><c>initial_value</c>.</param>
    /// <param name="gamma"><c>gamma</c>, 0 or more.</param>
    /// <param name="milestones"><c>milestones</c>, in order.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule MultiStepStateScheduler(double initialValue, double gamma, IEnumerable<long> milestones) =>
        PiecewiseConstant.Drops(initialValue, gamma, milestones);
}
