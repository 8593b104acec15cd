namespace Anneal;

/// <summary>The shape of a <see cref="Ramp"/>: how far it has come at each progress.</summary>
/// <remarks>An immutable value that maps progress 0…1 to a share of the way; 0 goes to 0 and 1 goes to 1.</remarks>
public abstract partial record Curve
{
    private protected Curve()
    {
    }

    /// <summary>The name in plans and reports.</summary>
    public abstract string Name { get; }

    /// <summary>The share of the way at a progress.</summary>
    /// <param name="progress">From 0 (start) to 1 (end).</param>
    /// <returns>From 0 to 1.</returns>
    public abstract double At(double progress);

    /// <summary>The shares at several progresses, in place: the same bits as one by one.</summary>
    internal virtual void At(Span<double> progress)
    {
        foreach (ref double value in progress)
            value = At(value);
    }

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}
