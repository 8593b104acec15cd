using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A curve that is walked by the clock: "train for ten minutes and still end at the minimum".</summary>
/// <remarks>
/// <para>The position in the curve is training time over <see cref="Budget"/>, in whole hundredths of a percent, and never goes back. When no
/// more than <see cref="LandingSteps"/> updates fit into what is left, by the mean time of an update so far, the schedule lands: the next
/// LandingSteps updates walk the rest of the curve in equal strides, the last one uses its final value, and the schedule ends with it.
/// Until then it is unbounded.</para>
/// <para>What it is told is the time spent training, without pauses (see <see cref="TrainingClock"/>). <see cref="FeedbackSchedule.Decisions"/>
/// are positions; the same observations give the same bits.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule curve = new OneCycle(peakLearningRate: 0.4, steps: 10_000).Build().LearningRate;
/// Schedule rate = new TimeBudget(curve, TimeSpan.FromMinutes(10), landingSteps: 100);
/// for (long step = 1; step &lt; rate.Steps; step++)
///     rate = rate.Observe(step, trainingTime: step * TimeSpan.FromMilliseconds(250));
/// double last = rate.At(rate.Steps - 1);   // 0.0004, the curve's final value
/// </code>
/// </example>
public sealed record TimeBudget : FeedbackSchedule
{
    private const double Resolution = 10_000;

    /// <summary>Creates the schedule.</summary>
    /// <param name="curve">What is walked; bounded. Its number of steps is how finely it can be read, 1,000 or more for a smooth walk.</param>
    /// <param name="budget">The training time, above 0.</param>
    /// <param name="landingSteps">Updates that are kept for the end, 1 or more.</param>
    /// <exception cref="ArgumentException">The curve never ends or has no steps, or the budget is not positive.</exception>
    public TimeBudget(Schedule curve, TimeSpan budget, long landingSteps = 20)
        : base(0, FeedbackSources.TrainingTime)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(budget, TimeSpan.Zero);
        if (curve.Steps is 0 or Unbounded)
            throw new ArgumentException($"The curve must have an end to be walked to; {curve.GetType().Name} has none. Give it a length: curve.For(steps).", nameof(curve));
        if (curve.Feedback != FeedbackSources.None)
            throw new ArgumentException("The curve decides by feedback itself, so its end cannot be known. Walk a curve that is a function of the step.", nameof(curve));
        (Curve, Budget, LandingSteps) = (curve, budget, Require.AtLeast(1, landingSteps));
    }

    /// <summary>What is walked.</summary>
    public Schedule Curve { get; }

    /// <summary>The training time.</summary>
    public TimeSpan Budget { get; }

    /// <summary>Updates that are kept for the end.</summary>
    public long LandingSteps { get; }

    /// <summary>Whether the end is known.</summary>
    public bool IsLanding => Steps != Unbounded;

    internal static Notation<Schedule> Notation { get; } = Written.As<TimeBudget>("time-budget", static (field, own) =>
    {
        Schedule curve = field.Inner(own?.Curve);
        TimeSpan budget = field.Duration("seconds", own?.Budget);
        long landing = field.Steps("landing", own?.LandingSteps, 20);
        DecisionLog decisions = DecisionLog.Of(field.PointsOrNone("decided", own?.Decisions.Points));
        long? end = field.CountOrNull("end", own is { IsLanding: true } ? own.Steps : null);
        return new TimeBudget(curve, budget, landing) { Decisions = decisions, Steps = Require.AtLeast(1, end ?? Unbounded, nameof(end)) };
    });

    internal override FeedbackSchedule After(long step, TimeSpan trainingTime)
    {
        if (IsLanding)
            return this;
        double updatesLeft = step == 0 ? double.PositiveInfinity : (Budget - trainingTime) / (trainingTime / step);
        double position = Math.Floor(Math.Clamp(trainingTime / Budget, 0, 1) * Resolution) / Resolution;
        if (updatesLeft <= LandingSteps)
            return Landing(step, Math.Max(position, Latest));
        return position > Latest ? this with { Decisions = Decided(step, position) } : this;
    }

    private protected override double ValueOf(double decided) => Curve.At((long)Math.Round(decided * (Curve.Steps - 1), MidpointRounding.ToEven));

    private TimeBudget Landing(long step, double position)
    {
        DecisionLog decisions = Decisions;
        for (long i = 1; i <= LandingSteps; i++)
            decisions = decisions.Add(new Decision(step + i - 1, i == LandingSteps ? 1 : position + (1 - position) * i / LandingSteps));
        return this with { Decisions = decisions, Steps = checked(step + LandingSteps) };
    }
}
