using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Keras
{
    /// <summary>PolynomialDecay: from one rate to another along a power of the remaining share, once or in stretching cycles.</summary>
    /// <remarks>
    /// <c>(initial − end) · (1 − t / D)^power + end</c>. Without cycles D is <c>decay_steps</c> N, and the end is held from step N on. With
    /// cycles <c>D = N · ⌈t / N⌉</c>: the rate is at its end at every multiple of N, and one step later at the power of <c>1 − (kN + 1) /
    /// (k + 1)N</c>, so every rebound is lower than the one before.
    /// </remarks>
    /// <param name="initialLearningRate"><c>initial_learning_rate</c>.</param>
    /// <param name="decaySteps"><c>decay_steps</c>, N; 1 or more.</param>
    /// <param name="endLearningRate"><c>end_learning_rate</c>.</param>
    /// <param name="power"><c>power</c>.</param>
    /// <param name="cycle"><c>cycle</c>.</param>
    /// <returns>The schedule, N steps long; unbounded with cycles.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or there are no steps.</exception>
    public static Schedule PolynomialDecay(
        double initialLearningRate, long decaySteps, double endLearningRate = 1e-4, double power = 1, bool cycle = false)
    {
        (double from, double to) = (Require.Finite(initialLearningRate), Require.Finite(endLearningRate));
        Require.AtLeast(1, decaySteps);
        Require.Finite(power);
        return cycle ? new KerasPolynomialCycles(from, to, decaySteps, power) : new HalfOpenFall(from, to, decaySteps, Fall.PowerOfRemainder(power));
    }
}

/// <summary>Keras's PolynomialDecay with <c>cycle</c>.</summary>
internal sealed record KerasPolynomialCycles(double From, double To, long Period, double Power) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<KerasPolynomialCycles>("keras-polynomial-cycles", static (field, own) => Keras.PolynomialDecay(
        field.Number("from", own?.From), field.Steps("period", own?.Period), field.Number("to", own?.To), field.Number("power", own?.Power, 1), cycle: true));

    internal override double Final => To;

    internal override double Evaluate(long step, Ending ending)
    {
        double cycles = step == 0 ? 1 : Math.Ceiling((double)step / Period);
        return (From - To) * Math.Pow(1 - step / (Period * cycles), Power) + To;
    }
}
