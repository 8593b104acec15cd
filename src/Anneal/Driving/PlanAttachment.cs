namespace Anneal;

/// <summary>Attaching a plan to an optimizer.</summary>
public static class PlanAttachment
{
    /// <summary>Attaches a plan to an optimizer that takes all values at once.</summary>
    /// <param name="plan">The plan; without parameter groups.</param>
    /// <param name="apply">Sets the optimizer's values; called at once for update 0 and then by every <see cref="PlanDriver.Advance"/>.</param>
    /// <returns>The driver.</returns>
    /// <exception cref="ArgumentException">The plan has parameter groups, which one set of values cannot serve.</exception>
    public static PlanDriver AttachTo(this Plan plan, Action<Hyperparameters> apply)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(apply);
        if (plan.Groups.Count > 0)
            throw new ArgumentException($"The plan has {plan.Groups.Count} parameter groups. Attach it to the optimizer's list of groups.", nameof(plan));
        return new PlanDriver(plan, new SingleTarget(apply));
    }

    /// <summary>Attaches a plan to an optimizer's learning rate alone.</summary>
    /// <param name="plan">The plan; without parameter groups.</param>
    /// <param name="setLearningRate">Sets the learning rate, such as <c>rate => optimizer.LearningRate = rate</c>.</param>
    /// <returns>The driver.</returns>
    /// <exception cref="ArgumentException">The plan has parameter groups, which one value cannot serve.</exception>
    public static PlanDriver AttachToLearningRate(this Plan plan, Action<double> setLearningRate)
    {
        ArgumentNullException.ThrowIfNull(setLearningRate);
        return plan.AttachTo(now => setLearningRate(now.LearningRate));
    }

    /// <summary>Attaches a plan to an optimizer's list of parameter groups.</summary>
    /// <remarks>
    /// The groups are read again at every step: one that was added to them is driven from the next update on, in the middle of the curve.
    /// A list is read without allocating.
    /// Its position decides which of <see cref="Plan.Groups"/> it is; a group that the plan does not know is what
    /// <paramref name="describe"/> says, or gets the plan's values as they are.
    /// </remarks>
    /// <typeparam name="T">The optimizer's own type of a group.</typeparam>
    /// <param name="plan">The plan.</param>
    /// <param name="groups">The optimizer's own, live groups.</param>
    /// <param name="apply">Sets one group's values.</param>
    /// <param name="describe">Name and factors of a group that the plan does not know.</param>
    /// <returns>The driver.</returns>
    /// <exception cref="ArgumentException">The plan has more groups than the optimizer.</exception>
    public static PlanDriver AttachTo<T>(
        this Plan plan, IEnumerable<T> groups, Action<T, Hyperparameters> apply, Func<T, ParameterGroup?>? describe = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(apply);
        int count = groups.Count();
        if (plan.Groups.Count > count)
            throw new ArgumentException($"The plan has {plan.Groups.Count} parameter groups, the optimizer {count}. Give the plan no more groups than there are.", nameof(groups));
        return new PlanDriver(plan, new ListedTargets<T>(groups, apply, describe));
    }
}
