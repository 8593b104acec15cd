using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>PyTorch's plateau rule, which MMEngine took over: the value is multiplied by a factor after more than <see cref="Patience"/> bad metrics in a row.</summary>
/// <remarks>
/// At each metric: better than the best → it is the best, and the count of bad ones is 0; else one more. In a cool-down the count is 0, and
/// the cool-down one shorter. If the count is above the patience: value = max(value · factor, lowest), unless that changes it by
/// no more than eps; then a cool-down begins, and the count is 0, even where nothing changed.
/// </remarks>
internal sealed record MetricPlateau : FeedbackSchedule
{
    private long _bad;

    public MetricPlateau(double learningRate, TorchImprovement test, double factor, long patience)
        : base(Require.Finite(learningRate)) =>
        (Test, Factor, Patience, Best) = (test, Require.Below(1, factor), patience, test.Worst);

    /// <summary>When a metric counts as better.</summary>
    public TorchImprovement Test { get; }

    /// <summary>What a reduction multiplies the value by; below 1.</summary>
    public double Factor { get; }

    /// <summary>Bad metrics in a row that are put up with.</summary>
    public long Patience { get; }

    /// <summary>Metrics after a reduction that cannot count as bad.</summary>
    public long Cooldown { get; init; }

    /// <summary>The lowest value.</summary>
    public double Lowest { get; init => field = Require.Finite(value); }

    /// <summary>A change no larger than this is not made.</summary>
    public double Smallest { get; init => field = Require.Finite(value); }

    /// <summary>The first step whose metric counts, and the first whose metric does not.</summary>
    public (long Begin, long End) Window { get; init; } = (0, Unbounded);

    /// <summary>The best metric so far.</summary>
    public double Best { get; init; }

    /// <summary>Metrics of a cool-down that are still to come.</summary>
    public long CooldownLeft { get; private init; }

    internal static Notation<Schedule> Notation { get; } = Written.As<MetricPlateau>("metric-plateau", static (field, own) =>
    {
        double rate = field.Number("rate", own?.Initial), factor = field.Number("factor", own?.Factor, 0.1);
        TorchImprovement test = TorchImprovement.Read(field, own?.Test);
        long patience = field.Count("patience", own?.Patience, 10), cooldown = field.Count("cooldown", own?.Cooldown, 0);
        double lowest = field.Number("lowest", own?.Lowest, 0), smallest = field.Number("smallest", own?.Smallest, 0);
        (long Begin, long End) window = (field.Count("begin", own?.Window.Begin, 0), field.Count("end", own?.Window.End, Unbounded));
        double best = field.AnyNumber("best", own?.Best, test.Worst);
        long bad = field.Count("bad", own?._bad, 0), cooling = field.Count("cooling", own?.CooldownLeft, 0);
        DecisionLog decisions = DecisionLog.Of(field.PointsOrNone("decided", own?.Decisions.Points));
        return new MetricPlateau(rate, test, factor, patience) { Cooldown = cooldown, Lowest = lowest, Smallest = smallest, Window = window, Best = best, Decisions = decisions }
            with
        { _bad = bad, CooldownLeft = cooling };
    });

    internal override FeedbackSchedule After(long step, double metric)
    {
        if (step < Window.Begin || step >= Window.End)
            return this;
        bool isBetter = Test.IsBetter(metric, Best), isCooling = CooldownLeft > 0;
        MetricPlateau after = this with
        {
            Best = isBetter ? metric : Best,
            _bad = isBetter || isCooling ? 0 : _bad + 1,
            CooldownLeft = isCooling ? CooldownLeft - 1 : 0,
        };
        return after._bad > Patience ? after.Reduced(step) : after;
    }

    private MetricPlateau Reduced(long step)
    {
        double lower = Math.Max(Latest * Factor, Lowest);
        return this with
        {
            _bad = 0,
            CooldownLeft = Cooldown,
            Decisions = Latest - lower > Smallest ? Decided(step, lower) : Decisions,
        };
    }
}
