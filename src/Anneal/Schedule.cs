namespace Anneal;

/// <summary>One curve: a pure map from a zero-based optimizer update (<em>step</em>) to the value of one hyperparameter.</summary>
/// <remarks>
/// <para>A schedule is an immutable value. Equal constructions are equal, reading it allocates nothing, and any number of
/// threads may read it at once. <see cref="At"/> is total: after its last step a schedule holds its final value.</para>
/// <para>End points: joins inside a run are half-open, so a piece of N steps has the value at progress <c>k / N</c> in its
/// step k and the next piece begins with its own first value; the last piece of a run is closed, so update T − 1 uses the
/// final value. See <c>docs/decisions/0001-steps-and-end-points.md</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new Ramp(0.01, 0.1, 30).ThenRamp(0, 70, Curve.Cosine);
/// double first = rate.At(0);    // 0.01
/// double peak = rate.At(30);    // 0.1
/// double last = rate.At(99);    // 0, and 0 for every later step
/// </code>
/// </example>
public abstract partial record Schedule
{
    /// <summary>The length of a schedule that never ends by itself, such as <see cref="Constant"/>.</summary>
    public const long Unbounded = long.MaxValue;

    private protected Schedule()
    {
    }

    /// <summary>The number of steps, at least 0; <see cref="Unbounded"/> when the schedule never ends.</summary>
    public abstract long Steps { get; }

    /// <summary>The value that a bounded schedule ends with and holds afterwards.</summary>
    internal abstract double Final { get; }

    /// <summary>The value used by one optimizer update.</summary>
    /// <param name="step">The update, counted from 0. From <see cref="Steps"/> on, the final value is held.</param>
    /// <returns>The value, in the hyperparameter's own unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return step < Steps ? Evaluate(step, Ending.Closed) : AfterEnd(step);
    }

    /// <summary>The value at a step inside the schedule.</summary>
    /// <param name="step">At least 0, below <see cref="Steps"/>.</param>
    /// <param name="ending">Whether another piece follows (half-open) or the run ends here (closed).</param>
    internal abstract double Evaluate(long step, Ending ending);

    /// <summary>The value at a step past the end: <see cref="Final"/>, unless a library's own convention says otherwise.</summary>
    private protected virtual double AfterEnd(long step) => Final;
}
