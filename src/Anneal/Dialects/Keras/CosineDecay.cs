using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Keras
{
    /// <summary>CosineDecay: half a cosine wave to a share of the rate, perhaps after a warm-up.</summary>
    /// <remarks>
    /// <para>With <c>warmup_target</c> the rate rises straight to it in <c>warmup_steps</c>; <c>decay_steps</c> counts what follows (in Optax the
    /// warm-up is included). Then <c>peak · ((1 − alpha)(1 + cos πz) / 2 + alpha)</c>, and <c>peak · alpha</c> for ever.</para>
    /// <para>Keras takes the cosine, and all that follows it up to the product with the peak, in float32; without a warm-up the product and the
    /// peak too, so that step 0 has the float32 neighbor of the rate. This dialect does the same operations. <see cref="Ramp"/> with
    /// <see cref="Curve.Cosine"/> is exact.</para>
    /// </remarks>
    /// <param name="initialLearningRate"><c>initial_learning_rate</c>.</param>
    /// <param name="decaySteps"><c>decay_steps</c>, 1 or more; the warm-up not included.</param>
    /// <param name="alpha"><c>alpha</c>: last rate over peak.</param>
    /// <param name="warmupTarget"><c>warmup_target</c>, the peak; no warm-up if not given.</param>
    /// <param name="warmupSteps"><c>warmup_steps</c>, 0 or more; ignored without a target.</param>
    /// <returns>The schedule, as long as warm-up and decay together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule CosineDecay(
        double initialLearningRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0)
    {
        double initial = Require.Finite(initialLearningRate);
        Require.AtLeast(1, decaySteps);
        Require.Finite(alpha);
        return warmupTarget is { } target
            ? new KerasWarmedCosine(initial, Require.Finite(target), Require.AtLeast(0, warmupSteps), decaySteps, alpha)
            : new KerasCosine(initial, decaySteps, alpha);
    }
}

/// <summary>Keras's CosineDecay without a warm-up: float32 throughout.</summary>
internal sealed record KerasCosine(double Initial, long DecaySteps, double Alpha) : Schedule(DecaySteps)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<KerasCosine>("keras-cosine", static (field, own) => Keras.CosineDecay(
        field.Number("initial", own?.Initial), field.Steps("length", own?.DecaySteps), field.Number("alpha", own?.Alpha, 0)));

    internal override double Final => AtProgress(1);

    internal override double Evaluate(long step, Ending ending) => AtProgress((double)step / DecaySteps);

    private double AtProgress(double progress)
    {
        float share = (float)((float)(1 - Alpha) * KerasHalfWave.At(progress));
        return (float)Initial * (float)(share + (float)Alpha);
    }
}

/// <summary>Keras's CosineDecay with a warm-up: the ramp in float64, the decay's share in float32 with one fused multiply-add.</summary>
internal sealed record KerasWarmedCosine(double Initial, double Target, long WarmupSteps, long DecaySteps, double Alpha)
    : Schedule(checked(WarmupSteps + DecaySteps))
{
    internal static Notation<Schedule> Notation { get; } = Written.As<KerasWarmedCosine>("keras-warmed-cosine", static (field, own) =>
    {
        double initial = field.Number("initial", own?.Initial), target = field.Number("target", own?.Target), alpha = field.Number("alpha", own?.Alpha, 0);
        return Keras.CosineDecay(initial, field.Steps("length", own?.DecaySteps), alpha, target, field.Steps("warmup", own?.WarmupSteps));
    });

    internal override double Final => Decayed(1);

    internal override double Evaluate(long step, Ending ending) => step < WarmupSteps
        ? (Target - Initial) * ((double)step / WarmupSteps) + Initial
        : Decayed((double)(step - WarmupSteps) / DecaySteps);

    private double Decayed(double progress) =>
        Target * MathF.FusedMultiplyAdd((float)(1 - Alpha), KerasHalfWave.At(progress), (float)Alpha);
}
