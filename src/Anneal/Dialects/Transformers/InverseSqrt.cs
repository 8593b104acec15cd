using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>inverse_sqrt</c>: <c>lr · t / W</c> for t &lt; W, then <c>lr / √((t − W + τ) / τ)</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="timescale"><c>timescale</c>, τ, above 0; W if not given, or 10,000 without a warm-up.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule InverseSqrt(double learningRate, long numWarmupSteps, double? timescale = null) => Warmed(
        learningRate,
        numWarmupSteps,
        new ShiftedInverseSquareRoot(learningRate, Require.Positive(timescale ?? (numWarmupSteps == 0 ? 10_000 : numWarmupSteps), nameof(timescale))));
}

/// <summary><c>Initial / √((k + τ) / τ)</c>.</summary>
internal sealed record ShiftedInverseSquareRoot(double Initial, double Timescale) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<ShiftedInverseSquareRoot>("transformers-inverse-square-root", static (field, own) => new ShiftedInverseSquareRoot(
        field.Number("initial", own?.Initial), Require.Positive(field.Number("timescale", own?.Timescale))));

    internal override double Final => 0;

    internal override double Evaluate(long step, Ending ending) => Initial * (1 / Math.Sqrt((step + Timescale) / Timescale));
}
