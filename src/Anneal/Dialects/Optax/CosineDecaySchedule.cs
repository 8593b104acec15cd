using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>cosine_decay_schedule</c>: half a cosine wave to a share of the first value, perhaps raised to a power.</summary>
    /// <remarks><c>init · ((1 − alpha) · ((1 + cos(πt / N)) / 2)^exponent + alpha)</c>; from step N on <c>init · alpha</c>.</remarks>
    /// <param name="initValue"><c>init_value</c>.</param>
    /// <param name="decaySteps"><c>decay_steps</c>, N; 1 or more.</param>
    /// <param name="alpha"><c>alpha</c>: last value over first.</param>
    /// <param name="exponent"><c>exponent</c>.</param>
    /// <returns>The schedule, N steps long.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or there are no steps.</exception>
    public static Schedule CosineDecaySchedule(double initValue, long decaySteps, double alpha = 0, double exponent = 1) =>
        new OptaxCosine(Require.Finite(initValue), Require.AtLeast(1, decaySteps), Require.Finite(alpha), Require.Finite(exponent));
}

/// <summary>Optax's cosine decay, operation by operation.</summary>
internal sealed record OptaxCosine(double InitValue, long DecaySteps, double Alpha, double Exponent) : Schedule(DecaySteps)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<OptaxCosine>("optax-cosine", static (field, own) => Optax.CosineDecaySchedule(
        field.Number("initial", own?.InitValue), field.Steps("length", own?.DecaySteps), field.Number("alpha", own?.Alpha, 0), field.Number("exponent", own?.Exponent, 1)));

    internal override double Final => InitValue * ((1 - Alpha) * Math.Pow(0, Exponent) + Alpha);

    internal override double Evaluate(long step, Ending ending)
    {
        double cosine = 0.5 * (1 + Math.Cos(Math.PI * step / DecaySteps));
        return InitValue * ((1 - Alpha) * Math.Pow(cosine, Exponent) + Alpha);
    }
}
