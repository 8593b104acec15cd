using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Keras
{
    /// <summary>CosineDecayRestarts: half cosine waves one after another, each longer by <c>t_mul</c> and higher by <c>m_mul</c>.</summary>
    /// <remarks>
    /// Cycle i begins at step <c>F (t_mul^i − 1) / (t_mul − 1)</c>, not necessarily a whole one, and
    /// <c>initial · ((1 − alpha) · m_mul^i (1 + cos πz) / 2 + alpha)</c> is its value, with <c>1 + cos</c> in float32. The cycle is found by a
    /// logarithm that is then corrected by comparing steps, so a restart is never missed. With <c>t_mul</c> below 1 the cycles shrink and
    /// there is no value (NaN) from step <c>F / (1 − t_mul)</c> on, as in Keras.
    /// </remarks>
    /// <param name="initialLearningRate"><c>initial_learning_rate</c>.</param>
    /// <param name="firstDecaySteps"><c>first_decay_steps</c>, F; 1 or more.</param>
    /// <param name="tMul"><c>t_mul</c>, above 0.</param>
    /// <param name="mMul"><c>m_mul</c>.</param>
    /// <param name="alpha"><c>alpha</c>: lowest rate over the first.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule CosineDecayRestarts(double initialLearningRate, long firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0) =>
        new KerasRestarts(
            Require.Finite(initialLearningRate), Require.AtLeast(1, firstDecaySteps), Require.Positive(tMul), Require.Finite(mMul), Require.Finite(alpha));
}

/// <summary>Keras's CosineDecayRestarts, operation by operation but for the cycle's number, which is exact.</summary>
internal sealed record KerasRestarts(double Initial, long FirstSteps, double LengthFactor, double HeightFactor, double Alpha) : Schedule(Unbounded)
{
    /// <summary>How far a step may lie before a restart by rounding alone and still be that restart.</summary>
    private const double Rounding = 1e-14;

    internal static Notation<Schedule> Notation { get; } = Written.As<KerasRestarts>("keras-restarts", static (field, own) => Keras.CosineDecayRestarts(
        field.Number("initial", own?.Initial), field.Steps("first", own?.FirstSteps), field.Number("length-factor", own?.LengthFactor, 2),
        field.Number("height-factor", own?.HeightFactor, 1), field.Number("alpha", own?.Alpha, 0)));

    internal override double Final => Initial * Alpha;

    internal override double Evaluate(long step, Ending ending)
    {
        double firsts = (double)step / FirstSteps;
        double cycle = CycleAt(step, firsts);
        double progress = LengthFactor == 1 ? firsts - cycle : (firsts - FirstsBefore(cycle)) / Math.Pow(LengthFactor, cycle);
        double share = 0.5 * Math.Pow(HeightFactor, cycle) * (1 + MathF.Cos((float)(Math.PI * progress)));
        return Initial * ((1 - Alpha) * share + Alpha);
    }

    private double CycleAt(long step, double firsts)
    {
        if (LengthFactor == 1)
            return Math.Floor(firsts);
        double nearest = Math.Round(Math.Log(1 - firsts * (1 - LengthFactor)) / Math.Log(LengthFactor));
        return step < FirstSteps * FirstsBefore(nearest) * (1 - Rounding) ? nearest - 1 : nearest;
    }

    /// <summary>The beginning of a cycle, in lengths of the first.</summary>
    private double FirstsBefore(double cycle) => (1 - Math.Pow(LengthFactor, cycle)) / (1 - LengthFactor);
}
