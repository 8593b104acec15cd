using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>cosine_warmup_with_min_lr</c>: a warm-up that does not begin at 0, and a cosine whose clock is one ahead.</summary>
    /// <remarks>
    /// <c>lr · (t + 1) / W</c> for t &lt; W, or <c>lr · (s + (1 − s) t / max(1, W − 1))</c> with a share s to begin with; then
    /// <c>lr · (r + (1 − r)(1 + cos 2πnz) / 2)</c> with <c>z = (t − W + 1) / max(1, T − W)</c>. So the peak is at t = W − 1 and the minimum
    /// exactly at the last update T − 1; from t = T on the rate rises again.
    /// </remarks>
    /// <param name="learningRate">The <c>lr</c> of the optimizer's parameter group.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="numTrainingSteps"><c>num_training_steps</c>, T.</param>
    /// <param name="numCycles"><c>num_cycles</c>, n: waves, not necessarily whole.</param>
    /// <param name="minLr"><c>min_lr</c>: the lowest rate of a group with the optimizer's rate, 0 or more; r is <c>min_lr</c> / optimizer's rate.</param>
    /// <param name="minLrRate"><c>min_lr_rate</c>: r itself, 0 or more. Give one of the two.</param>
    /// <param name="warmupLrRate"><c>warmup_lr_rate</c>, s: the first value as a share of the rate.</param>
    /// <param name="optimizerLearningRate">The <c>lr</c> of the optimizer itself, where the group's differs.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or not exactly one of the minimums was given.</exception>
    public static Schedule CosineWarmupWithMinLr(
        double learningRate, long numWarmupSteps, long numTrainingSteps, double numCycles = 0.5,
        double? minLr = null, double? minLrRate = null, double? warmupLrRate = null, double? optimizerLearningRate = null)
    {
        double least = MinimumShare(minLr, minLrRate, optimizerLearningRate ?? learningRate);
        long decay = DecaySteps(numWarmupSteps, numTrainingSteps);
        var cosine = new HalfOpenFall(learningRate, learningRate * least, decay, Fall.Waves(Require.Finite(numCycles)), Offset: 1, GoesOn: true);
        return numWarmupSteps == 0 ? cosine : new AheadWarmup(learningRate, Require.AtLeast(1, numWarmupSteps), warmupLrRate).Then(cosine);
    }
}

/// <summary>The warm-up that reaches its peak with its last step.</summary>
internal sealed record AheadWarmup(double LearningRate, long WarmupSteps, double? FirstShare) : Schedule(WarmupSteps)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<AheadWarmup>("transformers-warmup", static (field, own) => new AheadWarmup(
        field.Number("rate", own?.LearningRate), Require.AtLeast(1, field.Steps("length", own?.WarmupSteps)), field.NumberOrNull("first-share", own?.FirstShare)));

    internal override double Final => LearningRate;

    internal override double Evaluate(long step, Ending ending) => LearningRate * (FirstShare is { } first
        ? first + (1 - first) * step / Math.Max(1, WarmupSteps - 1)
        : (step + 1.0) / WarmupSteps);
}
