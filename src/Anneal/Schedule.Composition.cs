namespace Anneal;

// How schedules are put together. Each operation returns a new value; none changes an operand.
public abstract partial record Schedule
{
    /// <summary>This schedule, then another, which has a clock of its own that starts at 0.</summary>
    /// <param name="next">What follows; a schedule of no steps changes nothing.</param>
    /// <returns>A schedule of both lengths together.</returns>
    /// <exception cref="InvalidOperationException">This schedule never ends, so nothing can follow it.</exception>
    public Schedule Then(Schedule next)
    {
        ArgumentNullException.ThrowIfNull(next);
        RequireEnd("follow it with another schedule");
        return next.Steps == 0 ? this : Steps == 0 ? next : Sequence.Of(this, next);
    }

    /// <summary>This schedule, then a <see cref="Ramp"/> from its final value.</summary>
    /// <param name="to">The value to arrive at.</param>
    /// <param name="steps">Optimizer updates, 0 or more.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <returns>The longer schedule.</returns>
    /// <exception cref="InvalidOperationException">This schedule never ends.</exception>
    public Schedule ThenRamp(double to, long steps, Curve? curve = null)
    {
        RequireEnd("follow it with a ramp");
        return Then(new Ramp(Final, to, steps, curve));
    }

    /// <summary>This schedule, then its final value for a number of steps.</summary>
    /// <param name="steps">Optimizer updates, 0 or more.</param>
    /// <returns>The longer schedule.</returns>
    /// <exception cref="InvalidOperationException">This schedule never ends.</exception>
    public Schedule ThenHold(long steps)
    {
        RequireEnd("hold its final value");
        return Then(new Ramp(Final, Final, steps));
    }

    /// <summary>A warm-up from a low value to this schedule's first value, then this schedule.</summary>
    /// <remarks>
    /// <c>v(k) = from + (first − from) · curve(k / W)</c> for k &lt; W, a constant amount more at each step unless another curve is given; update W
    /// is the first with the schedule's own first value. P. Goyal et al., "Accurate, large minibatch SGD", arXiv:1706.02677, section 2.2.
    /// </remarks>
    /// <param name="steps">W, optimizer updates, 0 or more.</param>
    /// <param name="from">The value of step 0. With 0, the first update of a run changes nothing.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <returns>A schedule that is longer by the warm-up.</returns>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.1, 0, 900, Curve.Cosine).WithWarmup(100, from: 0.01);
    /// double first = rate.At(0), peak = rate.At(100), last = rate.At(999);   // 0.01, 0.1 and 0
    /// </code>
    /// </example>
    public Schedule WithWarmup(long steps, double from = 0, Curve? curve = null) => new Ramp(from, At(0), steps, curve).Then(this);

    /// <summary>This schedule several times in a row, each time from its beginning (a warm restart).</summary>
    /// <param name="times">1 or more.</param>
    /// <returns>A schedule of that many lengths.</returns>
    /// <exception cref="InvalidOperationException">This schedule never ends, or decides by feedback, which differs from cycle to cycle.</exception>
    public Schedule Repeat(long times)
    {
        RequireEnd("repeat it");
        if (Feedback != FeedbackSources.None)
            throw new InvalidOperationException("A schedule with feedback cannot be repeated, for each cycle decides for itself. Write the cycles one after another with Then.");
        return times == 1 ? this : new Repetition(this, times);
    }

    /// <summary>This schedule with every value multiplied.</summary>
    /// <param name="factor">Any finite number.</param>
    /// <returns>A schedule of the same length.</returns>
    public Schedule Times(double factor) => this switch
    {
        Sequence sequence => sequence.Map(stage => stage.Times(factor)),
        Scaled { AfterEnd: AfterEnd.Hold } scaled => new Scaled(scaled.Inner, scaled.Factor * Require.Finite(factor)),
        _ => new Scaled(this, factor),
    };

    /// <summary>This schedule and another on the same clock, multiplied value by value.</summary>
    /// <param name="other">The other factor; where it has ended, what it answers after its end.</param>
    /// <returns>A schedule as long as the longer of the two.</returns>
    public Schedule Times(Schedule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Product(this, other);
    }

    /// <summary>This schedule with every value kept in a range: a floor, a ceiling, or both.</summary>
    /// <param name="lowest">Lower values become this one; negative infinity for no floor.</param>
    /// <param name="highest">Higher values become this one; no ceiling if not given.</param>
    /// <returns>A schedule of the same length.</returns>
    /// <exception cref="ArgumentException"><paramref name="highest"/> is below <paramref name="lowest"/>, or one is NaN.</exception>
    public Schedule Within(double lowest, double highest = double.PositiveInfinity) => new Clamped(this, lowest, highest);

    /// <summary>This schedule in stairs: it is read at every period's first step, and holds that value for the period.</summary>
    /// <remarks><c>v(t) = this(⌊t / P⌋ · P)</c>. Keras's and optax's <c>staircase</c>, for any schedule.</remarks>
    /// <param name="period">P, steps, 1 or more.</param>
    /// <returns>A schedule of the same length.</returns>
    public Schedule Staircase(long period) => period == 1 ? this : new Staircase(this, period);

    /// <summary>The first steps of this schedule; afterwards the last of them is held.</summary>
    /// <param name="steps">The new length, 1 or more. A longer one than <see cref="Steps"/> holds the final value.</param>
    /// <returns>A schedule of exactly that length.</returns>
    public Schedule For(long steps) => steps == Steps ? this : new Cut(this, steps);

    /// <summary>This schedule, counted in epochs, for a loop that counts updates: every update of epoch e has the value of step e.</summary>
    /// <remarks>This is what a per-epoch callback does.</remarks>
    /// <param name="stepsPerEpoch">Optimizer updates in an epoch, 1 or more.</param>
    /// <returns>A schedule that many times as long.</returns>
    public Schedule PerEpoch(long stepsPerEpoch) => stepsPerEpoch == 1 ? this : new EpochClock(this, stepsPerEpoch);

    /// <summary>A value that moves against this schedule, as cyclical momentum does against the learning rate.</summary>
    /// <remarks>
    /// Linear in this schedule's value between <paramref name="low"/> and <paramref name="high"/>, held outside: momentum stays at
    /// its high value while the rate is annihilated below its start. L. N. Smith, arXiv:1803.09820, section 4.3.
    /// </remarks>
    /// <param name="low">The value of this schedule that is answered by <paramref name="atLow"/>.</param>
    /// <param name="high">The value of this schedule that is answered by <paramref name="atHigh"/>; above <paramref name="low"/>.</param>
    /// <param name="atLow">The answer where this schedule is low, such as momentum 0.95.</param>
    /// <param name="atHigh">The answer where this schedule is high, such as momentum 0.85.</param>
    /// <returns>A schedule of the same length.</returns>
    /// <exception cref="ArgumentException"><paramref name="low"/> is not below <paramref name="high"/>.</exception>
    public Schedule Mirror(double low, double high, double atLow, double atHigh) => new Mirrored(this, (low, high), atLow, atHigh);

    internal void RequireEnd(string purpose)
    {
        if (Steps == Unbounded)
            throw new InvalidOperationException($"{GetType().Name} never ends, so you cannot {purpose}. Give it a length first: schedule.For(steps).");
    }
}
