namespace Anneal;

/// <summary>Where a driver's values go.</summary>
internal abstract class GroupTargets
{
    /// <summary>The groups that have joined so far, in the optimizer's order; none if it is not driven by groups.</summary>
    public abstract IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>Sets the values of an update.</summary>
    public abstract void Apply(Plan plan, long step, in Hyperparameters now);

    /// <summary>Takes over when the groups of a saved run joined it.</summary>
    public abstract void Restore(IReadOnlyList<ParameterGroup> saved);
}

/// <summary>An optimizer that takes one set of values.</summary>
internal sealed class SingleTarget(Action<Hyperparameters> apply) : GroupTargets
{
    public override IReadOnlyList<ParameterGroup> Groups => [];

    public override void Apply(Plan plan, long step, in Hyperparameters now) => apply(now);

    public override void Restore(IReadOnlyList<ParameterGroup> saved)
    {
    }
}

/// <summary>An optimizer's list of parameter groups, which may grow while the run goes on.</summary>
internal sealed class ListedTargets<T>(IEnumerable<T> live, Action<T, Hyperparameters> apply, Func<T, ParameterGroup?>? describe) : GroupTargets
{
    private readonly List<ParameterGroup> _groups = [];

    public override IReadOnlyList<ParameterGroup> Groups => _groups;

    public override void Apply(Plan plan, long step, in Hyperparameters now)
    {
        IReadOnlyList<T> targets = live as IReadOnlyList<T> ?? [.. live];
        Adopt(targets, plan, step);
        for (int i = 0; i < _groups.Count; i++)
        {
            ParameterGroup group = i < plan.Groups.Count ? plan.Groups[i] : _groups[i];
            apply(targets[i], group.Apply(step, now));
        }
    }

    public override void Restore(IReadOnlyList<ParameterGroup> saved)
    {
        for (int i = 0; i < saved.Count; i++)
            _groups[i] = _groups[i] with { AddedAt = saved[i].AddedAt };
    }

    private void Adopt(IReadOnlyList<T> targets, Plan plan, long step)
    {
        if (targets.Count < _groups.Count)
            throw new InvalidOperationException($"The optimizer has {targets.Count} parameter groups, but {_groups.Count} were driven before. Groups may be added to a run, not taken away.");
        for (int i = _groups.Count; i < targets.Count; i++)
        {
            _groups.Add(i < plan.Groups.Count
                ? plan.Groups[i]
                : (describe?.Invoke(targets[i]) ?? new ParameterGroup($"group {i}")) with { AddedAt = step });
        }
    }
}
