using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Timm
{
    /// <summary>StepLRScheduler: <c>lr · decay_rate^⌊t / decay_t⌋</c>, counted from the end of the warm-up.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="decayT"><c>decay_t</c>, steps between drops, above 0 and not necessarily whole.</param>
    /// <param name="decayRate"><c>decay_rate</c>, 0 or more; the default of 1 changes nothing.</param>
    /// <param name="warmupT"><c>warmup_t</c>, steps of the warm-up, 0 or more.</param>
    /// <param name="warmupLrInit"><c>warmup_lr_init</c>, its first value.</param>
    /// <param name="warmupPrefix"><c>warmup_prefix</c>, true by default here: whether steps are counted from the end of the warm-up.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule StepLRScheduler(
        double learningRate, double decayT, double decayRate = 1, long warmupT = 0, double warmupLrInit = 0, bool warmupPrefix = true) => Warmed(
            new TimmStairs(Require.Finite(learningRate), Require.Positive(decayT), Require.NotNegative(decayRate)),
            learningRate, warmupT, warmupLrInit, warmupPrefix);
}

/// <summary>Drops at intervals that need not be whole steps; the quotient is rounded as Python's <c>//</c> does it.</summary>
internal sealed record TimmStairs(double LearningRate, double Period, double Factor) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<TimmStairs>("timm-step", static (field, own) => new TimmStairs(
        field.Number("rate", own?.LearningRate), Require.Positive(field.Number("period", own?.Period)), Require.NotNegative(field.Number("factor", own?.Factor, 1))));

    internal override double Final => Factor == 1 ? LearningRate : 0;

    internal override double Evaluate(long step, Ending ending)
    {
        double quotient = (step - step % Period) / Period, drops = Math.Floor(quotient);
        return LearningRate * Math.Pow(Factor, quotient - drops > 0.5 ? drops + 1 : drops);
    }
}
