using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Timm
{
    /// <summary>PolyLRScheduler: <c>min + (peak − min)(1 − s^k / L^k)^p</c> at step s of a cycle of L steps.</summary>
    /// <remarks>Cycles, warm-up and k as in <see cref="CosineLRScheduler"/>.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="tInitial"><c>t_initial</c>, steps of the first cycle, 1 or more.</param>
    /// <param name="power"><c>power</c>, p, 0 or more.</param>
    /// <param name="lrMin"><c>lr_min</c>, 0 or more.</param>
    /// <param name="cycleMul"><c>cycle_mul</c>: what each cycle's length is multiplied by, above 0.</param>
    /// <param name="cycleDecay"><c>cycle_decay</c>: what each cycle's peak is multiplied by.</param>
    /// <param name="cycleLimit"><c>cycle_limit</c>: how many cycles, 0 or more.</param>
    /// <param name="warmupT"><c>warmup_t</c>, steps of the warm-up, 0 or more.</param>
    /// <param name="warmupLrInit"><c>warmup_lr_init</c>, its first value.</param>
    /// <param name="warmupPrefix"><c>warmup_prefix</c>: whether the cycles begin after the warm-up; if not, their clock runs during it.</param>
    /// <param name="kDecay"><c>k_decay</c>, k, above 0.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule PolyLRScheduler(
        double learningRate, long tInitial, double power = 0.5, double lrMin = 0, double cycleMul = 1, double cycleDecay = 1, long cycleLimit = 1,
        long warmupT = 0, double warmupLrInit = 0, bool warmupPrefix = false, double kDecay = 1) => Warmed(
            new TimmPolynomial(
                Require.Finite(learningRate), Require.NotNegative(lrMin), TimmCycles.Of(tInitial, cycleMul, cycleDecay, cycleLimit),
                Require.NotNegative(power), Require.Positive(kDecay)),
            learningRate, warmupT, warmupLrInit, warmupPrefix);
}

/// <summary>A power of what is left of each cycle.</summary>
internal sealed record TimmPolynomial(double LearningRate, double LrMin, TimmCycles Cycles, double Power, double KDecay)
    : TimmCycle(LearningRate, LrMin, Cycles)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<TimmPolynomial>("timm-polynomial", static (field, own) => new TimmPolynomial(
        field.Number("rate", own?.LearningRate), Require.NotNegative(field.Number("minimum", own?.LrMin, 0)), TimmCycles.Read(field, own?.Cycles),
        Require.NotNegative(field.Number("power", own?.Power, 0.5)), Require.Positive(field.Number("k-decay", own?.KDecay, 1))));

    private protected override double Share(double done, double length) =>
        Math.Pow(Math.Max(0, 1 - Math.Pow(done, KDecay) / Math.Pow(length, KDecay)), Power);
}
