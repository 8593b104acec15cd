using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A value that is multiplied by a factor each time a metric stalls: reduce on plateau.</summary>
/// <remarks>
/// <para>The metric stalls when <see cref="Patience"/> observations in a row were not better than the best one before them by the share
/// <see cref="Threshold"/>. Then the value becomes <c>max(value · Factor, Minimum)</c>, and <see cref="Cooldown"/> observations are not counted.</para>
/// <para>With a factor of 0.1 and the validation metric this is the literal "standard policy": drop by ten when validation stalls.
/// K. He et al., "Deep residual learning", arXiv:1512.03385, section 3.4. The libraries count differently: PyTorch waits for one
/// observation more, see <c>docs/gallery</c> and the dialects.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new Plateau(initial: 0.1, factor: 0.1, patience: 2) { Goal = Goal.Higher };
/// rate = rate.Observe(step: 100, metric: 0.90);
/// rate = rate.Observe(step: 200, metric: 0.89);
/// rate = rate.Observe(step: 300, metric: 0.90);
/// double before = rate.At(299), after = rate.At(300);   // 0.1, 0.01
/// </code>
/// </example>
public sealed record Plateau : FeedbackSchedule
{
    private double _best = double.NaN;
    private int _waited;
    private int _cooling;

    /// <summary>Creates the schedule.</summary>
    /// <param name="initial">The value until the first reduction; any finite number.</param>
    /// <param name="factor">What each reduction multiplies the value by, from 0 to 1.</param>
    /// <param name="patience">Observations without improvement that bring a reduction, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Plateau(double initial, double factor = 0.1, int patience = 10)
        : base(Require.Finite(initial))
    {
        Factor = Require.Fraction(factor);
        Patience = (int)Require.AtLeast(1, patience);
    }

    /// <summary>What each reduction multiplies the value by.</summary>
    public double Factor { get; }

    /// <summary>Observations without improvement that bring a reduction.</summary>
    public int Patience { get; }

    /// <summary>Which metrics are better; lower ones by default.</summary>
    public Goal Goal { get; init; }

    /// <summary>By what share of the best metric's size a metric must be better to count; 0 or more, 1e-4 by default.</summary>
    public double Threshold { get; init => field = Require.NotNegative(value); } = 1e-4;

    /// <summary>Observations after a reduction that are not counted, 0 or more; 0 by default.</summary>
    public int Cooldown { get; init => field = (int)Require.AtLeast(0, value); }

    /// <summary>The value is never reduced below this one; 0 by default.</summary>
    public double Minimum { get; init => field = Require.Finite(value); }

    internal static Notation<Schedule> Notation { get; } = Written.As<Plateau>("reduce-on-plateau", static (field, own) =>
    {
        double initial = field.Number("initial", own?.Initial), factor = field.Number("factor", own?.Factor, 0.1);
        long patience = field.Count("patience", own?.Patience, 10), cooldown = field.Count("cooldown", own?.Cooldown, 0);
        Goal goal = field.Choice("goal", own?.Goal, Goal.Lower);
        double threshold = field.Number("threshold", own?.Threshold, 1e-4), minimum = field.Number("minimum", own?.Minimum, 0);
        double best = field.AnyNumber("best", own?._best, double.NaN);
        long waited = field.Count("waited", own?._waited, 0), cooling = field.Count("cooling", own?._cooling, 0);
        DecisionLog decisions = DecisionLog.Of(field.PointsOrNone("decided", own?.Decisions.Points));
        return new Plateau(initial, factor, checked((int)patience)) { Goal = goal, Threshold = threshold, Cooldown = checked((int)cooldown), Minimum = minimum, Decisions = decisions }
            with
        { _best = best, _waited = checked((int)waited), _cooling = checked((int)cooling) };
    });

    internal override FeedbackSchedule After(long step, double metric)
    {
        if (Improvement.IsBetter(metric, _best, Goal, Threshold))
            return this with { _best = metric, _waited = 0, _cooling = Math.Max(0, _cooling - 1) };
        if (_cooling > 0)
            return this with { _cooling = _cooling - 1 };
        return _waited + 1 < Patience ? this with { _waited = _waited + 1 } : Reduced(step);
    }

    private Plateau Reduced(long step) => this with
    {
        _waited = 0,
        _cooling = Cooldown,
        Decisions = Decided(step, Math.Max(Latest * Factor, Math.Min(Minimum, Latest))),
    };
}
