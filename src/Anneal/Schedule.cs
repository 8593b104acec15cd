using System.Globalization;
using System.Text;

namespace Anneal;

/// <summary>One curve: a pure map from a zero-based optimizer update (<em>step</em>) to the value of one hyperparameter.</summary>
/// <remarks>
/// <para>A schedule is an immutable value. Equal constructions are equal, reading it allocates nothing, and any number of
/// threads may read it at once. <see cref="At"/> is total: after its last step a schedule holds its final value, unless
/// <see cref="AfterEnd"/> says otherwise.</para>
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

    private protected Schedule(long steps, FeedbackSources feedback = FeedbackSources.None) => (Steps, Feedback) = (steps, feedback);

    /// <summary>The number of steps, at least 0; <see cref="Unbounded"/> when the schedule never ends.</summary>
    public long Steps { get; private protected init; }

    /// <summary>What the schedule answers after its last step; <see cref="AfterEnd.Hold"/> unless set with <c>with</c>.</summary>
    /// <remarks>
    /// It is a property of the whole: inside <see cref="Then"/> or <see cref="Repeat"/> a piece has no end of its own, and what it
    /// says is not asked.
    /// </remarks>
    /// <example>
    /// <code>
    /// Schedule strict = new Ramp(0.1, 0, 100) with { AfterEnd = AfterEnd.Throw };
    /// Schedule saw = new Ramp(0.1, 0, 100) with { AfterEnd = AfterEnd.Repeat };
    /// bool same = saw.At(130) == saw.At(30);   // true
    /// </code>
    /// </example>
    public AfterEnd AfterEnd { get; init; }

    /// <summary>What changes this schedule besides the step: a metric, the time, or nothing.</summary>
    public FeedbackSources Feedback { get; }

    /// <summary>The value that a bounded schedule ends with and holds afterwards.</summary>
    internal abstract double Final { get; }

    /// <summary>The value used by one optimizer update.</summary>
    /// <param name="step">The update, counted from 0. From <see cref="Steps"/> on, <see cref="AfterEnd"/> decides.</param>
    /// <returns>The value, in the hyperparameter's own unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative, or past the end of a schedule that throws there.</exception>
    public double At(long step) => (ulong)step < (ulong)Steps ? Evaluate(step, Ending.Closed) : Outside(step);

    /// <summary>The values of updates in a row: <c>values[i] = At(start + i)</c>, to the last bit, and faster.</summary>
    /// <param name="start">The first update, counted from 0.</param>
    /// <param name="values">Where the values go.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is negative, or a step is past the end of a schedule that throws there.</exception>
    public void Fill(long start, Span<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        int inside = (int)Math.Clamp(Steps - start, 0, values.Length);
        if (inside > 0)
            Evaluate(start, Ending.Closed, values[..inside]);
        for (int i = inside; i < values.Length; i++)
            values[i] = Outside(start + i);
    }

    /// <summary>Writes the length, and what happens after the end where it is not the usual.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Steps = ").Append(Steps == Unbounded ? "unbounded" : Steps.ToString(CultureInfo.InvariantCulture));
        if (AfterEnd != AfterEnd.Hold)
            builder.Append(", AfterEnd = ").Append(AfterEnd);
        return true;
    }

    /// <summary>The value at a step inside the schedule.</summary>
    /// <param name="step">At least 0, below <see cref="Steps"/>.</param>
    /// <param name="ending">Whether another piece follows (half-open) or the run ends here (closed).</param>
    internal abstract double Evaluate(long step, Ending ending);

    /// <summary>The values at steps in a row inside the schedule: the same bits as one by one.</summary>
    internal virtual void Evaluate(long start, Ending ending, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Evaluate(start + i, ending);
    }

    /// <summary>The value at a step past the end of a schedule that holds: <see cref="Final"/>, unless a library's own convention says otherwise.</summary>
    private protected virtual double Beyond(long step) => Final;

    private double Outside(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return AfterEnd switch
        {
            AfterEnd.Repeat when Steps > 0 => Evaluate(step % Steps, Ending.Closed),
            AfterEnd.Throw => throw new ArgumentOutOfRangeException(nameof(step), PastTheEnd(step)),
            _ => Beyond(step),
        };
    }

    private string PastTheEnd(long step) => string.Create(
        CultureInfo.InvariantCulture,
        $"Step {step} is past the end of a schedule of {Steps} steps that throws there. Stop the run at step {Steps - 1}, or set AfterEnd to Hold.");
}
