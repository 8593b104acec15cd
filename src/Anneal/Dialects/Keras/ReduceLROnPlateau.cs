using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Keras
{
    /// <summary>ReduceLROnPlateau: the rate falls by a factor when a metric stops improving.</summary>
    /// <remarks>
    /// <para>A metric is better if it is beyond the best by more than <c>min_delta</c>, an absolute amount. At the <c>patience</c>-th one that is not
    /// (a patience of 0 acts like 1) the rate becomes <c>max(rate · factor, min_lr)</c>, and <c>cooldown</c> metrics are not counted.
    /// Keras compares the rate with <c>min_lr</c> in float32, and counts on when it is there already.</para>
    /// <para>Keras forgets its state when <c>fit</c> is called again; this schedule does not. Pass the step after the metric's to
    /// <see cref="Schedule.Observe(long, double)"/>; in Keras a step is an epoch.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's rate.</param>
    /// <param name="monitor"><c>monitor</c>: tells the direction where the mode is "auto".</param>
    /// <param name="factor"><c>factor</c>, below 1.</param>
    /// <param name="patience"><c>patience</c>, metrics.</param>
    /// <param name="mode"><c>mode</c>: "min", "max" or "auto", which is any other word too.</param>
    /// <param name="minDelta"><c>min_delta</c>; its sign is ignored.</param>
    /// <param name="cooldown"><c>cooldown</c>, metrics.</param>
    /// <param name="minLr"><c>min_lr</c>.</param>
    /// <returns>A schedule with feedback, unbounded.</returns>
    /// <exception cref="ArgumentException">The factor is not below 1, or the direction cannot be told from the monitor's name.</exception>
    public static Schedule ReduceLROnPlateau(
        double learningRate, string monitor = "val_loss", double factor = 0.1, long patience = 10, string mode = "auto", double minDelta = 1e-4,
        long cooldown = 0, double minLr = 0)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (!(factor < 1))
            throw new ArgumentOutOfRangeException(nameof(factor), FormattableString.Invariant($"'factor' must be below 1; it is {factor}."));
        bool isHigherBetter = mode == "max" || (mode != "min" && IsHigherBetter(monitor));
        return new KerasPlateau(Require.Finite(learningRate), isHigherBetter, factor, patience, Math.Abs(minDelta), cooldown, minLr);
    }

    /// <summary>Keras asks the metric itself in "auto"; here its name must tell.</summary>
    private static bool IsHigherBetter(string monitor)
    {
        if (monitor.Contains("acc", StringComparison.OrdinalIgnoreCase) || monitor.Contains("auc", StringComparison.OrdinalIgnoreCase))
            return true;
        return monitor.EndsWith("loss", StringComparison.OrdinalIgnoreCase)
            ? false
            : throw new ArgumentException($"Whether '{monitor}' is better high or low cannot be told from its name. Set mode to \"max\" or \"min\".", nameof(monitor));
    }
}

/// <summary>Keras's reduction on a plateau, operation by operation.</summary>
internal sealed record KerasPlateau(
    double LearningRate, bool IsHigherBetter, double Factor, long Patience, double MinDelta, long Cooldown, double MinLearningRate)
    : FeedbackSchedule(LearningRate)
{
    private double Best { get; init; } = IsHigherBetter ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Metrics in a row that were not better.</summary>
    private long Bad { get; init; }

    private long CooldownLeft { get; init; }

    internal static Notation<Schedule> Notation { get; } = Written.As<KerasPlateau>("keras-plateau", static (field, own) =>
    {
        double rate = field.Number("rate", own?.LearningRate), factor = Require.Below(1, field.Number("factor", own?.Factor, 0.1));
        bool isHigherBetter = field.Flag("higher-is-better", own?.IsHigherBetter);
        long patience = field.Count("patience", own?.Patience, 10), cooldown = field.Count("cooldown", own?.Cooldown, 0);
        double minDelta = field.Number("min-delta", own?.MinDelta, 1e-4), minimum = field.Number("minimum", own?.MinLearningRate, 0);
        var fresh = new KerasPlateau(rate, isHigherBetter, factor, patience, minDelta, cooldown, minimum);
        double best = field.AnyNumber("best", own?.Best, fresh.Best);
        long bad = field.Count("bad", own?.Bad, 0), cooling = field.Count("cooling", own?.CooldownLeft, 0);
        DecisionLog decisions = DecisionLog.Of(field.PointsOrNone("decided", own?.Decisions.Points));
        return fresh with { Best = best, Bad = bad, CooldownLeft = cooling, Decisions = decisions };
    });

    internal override FeedbackSchedule After(long step, double metric)
    {
        long cooldown = Math.Max(0, CooldownLeft - 1), bad = CooldownLeft > 0 ? 0 : Bad;
        KerasPlateau next = this with { CooldownLeft = cooldown, Bad = bad };
        if (IsHigherBetter ? metric - MinDelta > Best : metric + MinDelta < Best)
            return next with { Best = metric, Bad = 0 };
        return cooldown > 0 ? next : next.Count(step, bad + 1);
    }

    private KerasPlateau Count(long step, long bad) => bad >= Patience && (float)Latest > (float)MinLearningRate
        ? this with { Decisions = Decided(step, Math.Max(Latest * Factor, MinLearningRate)), CooldownLeft = Cooldown, Bad = 0 }
        : this with { Bad = bad };
}
