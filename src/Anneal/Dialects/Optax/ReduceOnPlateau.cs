using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>contrib.reduce_on_plateau</c>: a scale, at first 1, that falls by a factor when the metric stops improving.</summary>
    /// <remarks>
    /// <para>Each <c>accumulation_size</c> metrics are averaged. An average is better if it is below <c>(1 − rtol) · best − atol</c>; the best is
    /// kept up in a cooldown too. The scale falls when exactly <c>patience</c> averages in a row were not better. With a patience of 0 Optax
    /// therefore lowers the scale at every improvement, and so does this.</para>
    /// <para>Optax sees the metric within the update: pass that update's own step to <see cref="Schedule.Observe(long, double)"/>. The value is a
    /// multiplier of the updates.</para>
    /// </remarks>
    /// <param name="factor"><c>factor</c>, above 0 and below 1.</param>
    /// <param name="patience"><c>patience</c>, averages.</param>
    /// <param name="rtol"><c>rtol</c>, from 0 to 1.</param>
    /// <param name="atol"><c>atol</c>, 0 or more; not both tolerances 0.</param>
    /// <param name="cooldown"><c>cooldown</c>: averages after a cut that are not counted.</param>
    /// <param name="accumulationSize"><c>accumulation_size</c>: metrics of an average.</param>
    /// <param name="minScale"><c>min_scale</c>.</param>
    /// <returns>A schedule with feedback, unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule ReduceOnPlateau(
        double factor = 0.1, long patience = 10, double rtol = 1e-4, double atol = 0, long cooldown = 0, long accumulationSize = 1, double minScale = 0)
    {
        if (factor is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(factor), FormattableString.Invariant($"'factor' must be above 0 and below 1; it is {factor}."));
        Require.Fraction(rtol);
        Require.NotNegative(atol);
        if (rtol == 0 && atol == 0)
            throw new ArgumentException("'rtol' and 'atol' are both 0. Give at least one of them, such as rtol 1e-4.");
        return new OptaxPlateau(factor, patience, rtol, atol, cooldown, accumulationSize, Require.Finite(minScale));
    }
}

/// <summary>Optax's reduction on a plateau, operation by operation.</summary>
internal sealed record OptaxPlateau(
    double Factor, long Patience, double RelativeTolerance, double AbsoluteTolerance, long Cooldown, long AccumulationSize, double MinScale)
    : FeedbackSchedule(1)
{
    private double Best { get; init; } = double.PositiveInfinity;

    private double Average { get; init; }

    /// <summary>Metrics of the average so far.</summary>
    private long Seen { get; init; }

    /// <summary>Averages in a row that were not better.</summary>
    private long Bad { get; init; }

    private long CooldownLeft { get; init; }

    internal static Notation<Schedule> Notation { get; } = Written.As<OptaxPlateau>("optax-plateau", static (field, own) =>
    {
        double factor = field.Number("factor", own?.Factor, 0.1), relative = field.Number("relative-tolerance", own?.RelativeTolerance, 1e-4);
        double absolute = field.Number("absolute-tolerance", own?.AbsoluteTolerance, 0), minimum = field.Number("minimum", own?.MinScale, 0);
        long patience = field.Count("patience", own?.Patience, 10), cooldown = field.Count("cooldown", own?.Cooldown, 0);
        long accumulation = field.Count("accumulation", own?.AccumulationSize, 1);
        double best = field.AnyNumber("best", own?.Best, double.PositiveInfinity), average = field.AnyNumber("average", own?.Average, 0);
        long seen = field.Count("seen", own?.Seen, 0), bad = field.Count("bad", own?.Bad, 0), cooling = field.Count("cooling", own?.CooldownLeft, 0);
        DecisionLog decisions = DecisionLog.Of(field.PointsOrNone("decided", own?.Decisions.Points));
        return (OptaxPlateau)Optax.ReduceOnPlateau(factor, patience, relative, absolute, cooldown, accumulation, minimum)
            with
        { Best = best, Average = average, Seen = seen, Bad = bad, CooldownLeft = cooling, Decisions = decisions };
    });

    internal override FeedbackSchedule After(long step, double metric)
    {
        long seen = Seen + 1;
        OptaxPlateau next = this with { Seen = seen, Average = (Seen * Average + metric) / seen };
        return seen == AccumulationSize ? next.Decide(step) : next;
    }

    private OptaxPlateau Decide(long step)
    {
        bool isBetter = Average < (1 - RelativeTolerance) * Best - AbsoluteTolerance;
        OptaxPlateau next = this with { Best = isBetter ? Average : Best, Seen = 0, Average = 0 };
        return CooldownLeft > 0
            ? next with { Bad = 0, CooldownLeft = CooldownLeft - 1 }
            : next.Count(step, isBetter ? 0 : Bad + 1);
    }

    private OptaxPlateau Count(long step, long bad)
    {
        bool isPlateau = bad == Patience;
        double scale = Math.Max(isPlateau ? Latest * Factor : Latest, MinScale);
        return this with
        {
            Bad = isPlateau ? 0 : bad,
            CooldownLeft = isPlateau ? Cooldown : 0,
            Decisions = scale == Latest ? Decisions : Decided(step, scale),
        };
    }
}
