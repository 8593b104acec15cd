using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>cosine_with_restarts</c>: <c>lr · t / W</c> for t &lt; W, then n equal half waves <c>lr · (1 + cos π(nz mod 1)) / 2</c>.</summary>
    /// <remarks>
    /// <c>z = (t − W) / max(1, T − W)</c>; 0 from t = T on. Whether the step at a restart is still at the bottom or already at the top
    /// hangs on the rounding of nz. <see cref="Schedule.Repeat"/> counts cycles in whole steps.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="numTrainingSteps"><c>num_training_steps</c>, T.</param>
    /// <param name="numCycles"><c>num_cycles</c>, n: half waves, 0 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule CosineWithRestarts(double learningRate, long numWarmupSteps, long numTrainingSteps, double numCycles = 1) =>
        Warmed(learningRate, numWarmupSteps, new EqualHalfWaves(
            learningRate, DecaySteps(numWarmupSteps, numTrainingSteps), Require.NotNegative(numCycles)));
}

/// <summary>Half waves of equal length, with the position in each by a floating-point remainder.</summary>
internal sealed record EqualHalfWaves(double LearningRate, long DecaySteps, double Cycles) : Schedule(DecaySteps)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<EqualHalfWaves>("transformers-cosine-restarts", static (field, own) => new EqualHalfWaves(
        field.Number("rate", own?.LearningRate), Require.AtLeast(1, field.Steps("length", own?.DecaySteps)), Require.NotNegative(field.Number("cycles", own?.Cycles))));

    internal override double Final => 0;

    internal override double Evaluate(long step, Ending ending) =>
        LearningRate * (0.5 * (1 + Math.Cos(Math.PI * (Cycles * ((double)step / DecaySteps) % 1.0))));
}
