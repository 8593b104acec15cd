using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Timm
{
    /// <summary>CosineLRScheduler: <c>min + (peak − min)(1 + cos(π s^k / L^k)) / 2</c> at step s of a cycle of L steps.</summary>
    /// <remarks>
    /// <para>Cycle i has <c>t_initial · cycle_mul^i</c> steps and the peak <c>lr · cycle_decay^i</c>; after <c>cycle_limit</c> cycles, <c>lr_min</c>. The
    /// last step of a cycle does not reach <c>lr_min</c>. The exponent k is from T. Zhang and W. Li, "k-decay", arXiv:2004.05909.</para>
    /// <para>With a multiplier timm finds the cycle as <c>⌊log(1 − t / T0 · (1 − mul)) / log(mul)⌋</c>, one too small at some exact restarts (mul = 3 at
    /// t = 121 T0, mul = 10 at t = 111 T0), where the value is the lowest instead of the peak; so it is here. Cycles put together with
    /// <see cref="Schedule.Then"/> are exact.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="tInitial"><c>t_initial</c>, steps of the first cycle, 1 or more.</param>
    /// <param name="lrMin"><c>lr_min</c>, 0 or more.</param>
    /// <param name="cycleMul"><c>cycle_mul</c>: what each cycle's length is multiplied by, above 0. Below 1 there is a step at which timm raises an error.</param>
    /// <param name="cycleDecay"><c>cycle_decay</c>: what each cycle's peak is multiplied by.</param>
    /// <param name="cycleLimit"><c>cycle_limit</c>: how many cycles, 0 or more.</param>
    /// <param name="warmupT"><c>warmup_t</c>, steps of the warm-up, 0 or more.</param>
    /// <param name="warmupLrInit"><c>warmup_lr_init</c>, its first value.</param>
    /// <param name="warmupPrefix"><c>warmup_prefix</c>: whether the cycles begin after the warm-up; if not, their clock runs during it.</param>
    /// <param name="kDecay"><c>k_decay</c>, k, above 0.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule CosineLRScheduler(
        double learningRate, long tInitial, double lrMin = 0, double cycleMul = 1, double cycleDecay = 1, long cycleLimit = 1,
        long warmupT = 0, double warmupLrInit = 0, bool warmupPrefix = false, double kDecay = 1) => Warmed(
            new TimmCosine(
                Require.Finite(learningRate), Require.NotNegative(lrMin), TimmCycles.Of(tInitial, cycleMul, cycleDecay, cycleLimit), Require.Positive(kDecay)),
            learningRate, warmupT, warmupLrInit, warmupPrefix);
}

/// <summary>Half a cosine wave in each cycle.</summary>
internal sealed record TimmCosine(double LearningRate, double LrMin, TimmCycles Cycles, double KDecay) : TimmCycle(LearningRate, LrMin, Cycles)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<TimmCosine>("timm-cosine", static (field, own) => new TimmCosine(
        field.Number("rate", own?.LearningRate), Require.NotNegative(field.Number("minimum", own?.LrMin, 0)), TimmCycles.Read(field, own?.Cycles),
        Require.Positive(field.Number("k-decay", own?.KDecay, 1))));

    private protected override double Share(double done, double length) =>
        0.5 * (1 + Math.Cos(Math.PI * Math.Pow(done, KDecay) / Math.Pow(length, KDecay)));
}
