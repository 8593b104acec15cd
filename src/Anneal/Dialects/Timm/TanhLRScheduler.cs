using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Timm
{
    /// <summary>TanhLRScheduler: <c>min + (peak − min)(1 − tanh(lb (1 − z) + ub z)) / 2</c> at progress z of a cycle.</summary>
    /// <remarks>
    /// B. Y. Hsueh et al., "Stochastic Gradient Descent with Hyperbolic-Tangent Decay on Classification", arXiv:1806.01593. Neither end is exact:
    /// with the default bounds a cycle begins at 0.9999992 of its peak and ends at 0.0025 of it. Without <c>warmup_prefix</c> the warm-up rises to
    /// the value that the decay has at its end, so this one schedule does not drop there. Cycles are those of <see cref="CosineLRScheduler"/>,
    /// with the restarts that timm misses.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="tInitial"><c>t_initial</c>, steps of the first cycle, 1 or more.</param>
    /// <param name="lb"><c>lb</c>, the lower bound of the tangent's argument.</param>
    /// <param name="ub"><c>ub</c>, the upper bound; above <paramref name="lb"/>.</param>
    /// <param name="lrMin"><c>lr_min</c>, 0 or more.</param>
    /// <param name="cycleMul"><c>cycle_mul</c>: what each cycle's length is multiplied by, above 0.</param>
    /// <param name="cycleDecay"><c>cycle_decay</c>: what each cycle's peak is multiplied by.</param>
    /// <param name="cycleLimit"><c>cycle_limit</c>: how many cycles, 0 or more.</param>
    /// <param name="warmupT"><c>warmup_t</c>, steps of the warm-up, 0 or more.</param>
    /// <param name="warmupLrInit"><c>warmup_lr_init</c>, its first value, 0 or more.</param>
    /// <param name="warmupPrefix"><c>warmup_prefix</c>: whether the cycles begin after the warm-up; if not, their clock runs during it.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule TanhLRScheduler(
        double learningRate, long tInitial, double lb = -7, double ub = 3, double lrMin = 0, double cycleMul = 1, double cycleDecay = 1, long cycleLimit = 1,
        long warmupT = 0, double warmupLrInit = 0, bool warmupPrefix = false)
    {
        if (!(lb < ub))
            throw new ArgumentException($"lb must be below ub; they are {lb} and {ub}.");
        var cycle = new TimmTanh(
            Require.Finite(learningRate), Require.NotNegative(lrMin), TimmCycles.Of(tInitial, cycleMul, cycleDecay, cycleLimit), lb, ub);
        double target = warmupPrefix ? learningRate : cycle.At(Require.AtLeast(0, warmupT));
        return Warmed(cycle, target, warmupT, Require.NotNegative(warmupLrInit), warmupPrefix);
    }
}

/// <summary>A hyperbolic tangent in each cycle.</summary>
internal sealed record TimmTanh(double LearningRate, double LrMin, TimmCycles Cycles, double Low, double High) : TimmCycle(LearningRate, LrMin, Cycles)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<TimmTanh>("timm-tanh", static (field, own) => new TimmTanh(
        field.Number("rate", own?.LearningRate), Require.NotNegative(field.Number("minimum", own?.LrMin, 0)), TimmCycles.Read(field, own?.Cycles),
        field.Number("low", own?.Low, -7), field.Number("high", own?.High, 3)));

    private protected override double Share(double done, double length)
    {
        double progress = done / length;
        return 0.5 * (1 - Math.Tanh(Low * (1 - progress) + High * progress));
    }
}
