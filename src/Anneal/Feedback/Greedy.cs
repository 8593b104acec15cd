using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A value that grows while a metric improves and shrinks while it does not.</summary>
/// <remarks>
/// After <see cref="Patience"/> improvements in a row the value becomes <c>min(value / Factor, Maximum)</c>, after as many failures in a row
/// <c>max(value · Factor, Minimum)</c>. The idea of GreedyLR, huggingface/transformers pull request 44271; its exact rules, with warm-up,
/// cooldown and reset, are the dialect's.
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new Greedy(initial: 0.1, minimum: 0.001, maximum: 1, factor: 0.5, patience: 2);
/// rate = rate.Observe(1, 0.9).Observe(2, 0.8).Observe(3, 0.85).Observe(4, 0.9);
/// double grown = rate.At(2), shrunk = rate.At(4);   // 0.2, 0.1
/// </code>
/// </example>
public sealed record Greedy : FeedbackSchedule
{
    private double _best = double.NaN;
    private int _improved;
    private int _failed;

    /// <summary>Creates the schedule.</summary>
    /// <param name="initial">The first value, from <paramref name="minimum"/> to <paramref name="maximum"/>.</param>
    /// <param name="minimum">The lowest value; 0 or more.</param>
    /// <param name="maximum">The highest value.</param>
    /// <param name="factor">What a reduction multiplies by and a growth divides by; above 0, at most 1.</param>
    /// <param name="patience">Improvements or failures in a row that bring a change, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Greedy(double initial, double minimum, double maximum, double factor = 0.95, int patience = 10)
        : base(Require.Between(Require.NotNegative(minimum), Require.Finite(maximum), initial))
    {
        (Minimum, Maximum) = (minimum, maximum);
        Factor = Require.Fraction(Require.Positive(factor), nameof(factor));
        Patience = (int)Require.AtLeast(1, patience);
    }

    /// <summary>The lowest value.</summary>
    public double Minimum { get; }

    /// <summary>The highest value.</summary>
    public double Maximum { get; }

    /// <summary>What a reduction multiplies by and a growth divides by.</summary>
    public double Factor { get; }

    /// <summary>Improvements or failures in a row that bring a change.</summary>
    public int Patience { get; }

    /// <summary>Which metrics are better; lower ones by default.</summary>
    public Goal Goal { get; init; }

    /// <summary>By what share of the best metric's size a metric must be better to count; 0 or more, 0 by default.</summary>
    public double Threshold { get; init => field = Require.NotNegative(value); }

    internal static Notation<Schedule> Notation { get; } = Written.As<Greedy>("greedy", static (field, own) =>
    {
        double initial = field.Number("initial", own?.Initial), minimum = field.Number("minimum", own?.Minimum), maximum = field.Number("maximum", own?.Maximum);
        double factor = field.Number("factor", own?.Factor, 0.95), threshold = field.Number("threshold", own?.Threshold, 0);
        long patience = field.Count("patience", own?.Patience, 10);
        Goal goal = field.Choice("goal", own?.Goal, Goal.Lower);
        double best = field.AnyNumber("best", own?._best, double.NaN);
        long improved = field.Count("improved", own?._improved, 0), failed = field.Count("failed", own?._failed, 0);
        DecisionLog decisions = DecisionLog.Of(field.PointsOrNone("decided", own?.Decisions.Points));
        return new Greedy(initial, minimum, maximum, factor, checked((int)patience)) { Goal = goal, Threshold = threshold, Decisions = decisions }
            with
        { _best = best, _improved = checked((int)improved), _failed = checked((int)failed) };
    });

    internal override FeedbackSchedule After(long step, double metric) =>
        Improvement.IsBetter(metric, _best, Goal, Threshold) ? Better(step, metric) : Worse(step);

    private Greedy Better(long step, double metric) => _improved + 1 < Patience
        ? this with { _best = metric, _improved = _improved + 1, _failed = 0 }
        : this with { _best = metric, _improved = 0, _failed = 0, Decisions = Decided(step, Math.Min(Latest / Factor, Maximum)) };

    private Greedy Worse(long step) => _failed + 1 < Patience
        ? this with { _improved = 0, _failed = _failed + 1 }
        : this with { _improved = 0, _failed = 0, Decisions = Decided(step, Math.Max(Latest * Factor, Minimum)) };
}
