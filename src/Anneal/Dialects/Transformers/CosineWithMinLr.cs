namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>cosine_with_min_lr</c>: <c>lr · t / W</c> for t &lt; W, then <c>lr · (r + (1 − r)(1 + cos 2πnz) / 2)</c>.</summary>
    /// <remarks>
    /// <c>z = (t − W) / max(1, T − W)</c>. The warm-up rises from 0, not from the minimum. The minimum is reached at t = T, one past the last
    /// update, and the rate rises again afterwards, as in <see cref="Cosine"/>.
    /// </remarks>
    /// <param name="learningRate">The <c>lr</c> of the optimizer's parameter group.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="numTrainingSteps"><c>num_training_steps</c>, T.</param>
    /// <param name="numCycles"><c>num_cycles</c>, n: waves, not necessarily whole.</param>
    /// <param name="minLr"><c>min_lr</c>: the lowest rate of a group with the optimizer's rate, 0 or more; r is <c>min_lr</c> / optimizer's rate.</param>
    /// <param name="minLrRate"><c>min_lr_rate</c>: r itself, 0 or more. Give one of the two.</param>
    /// <param name="optimizerLearningRate">The <c>lr</c> of the optimizer itself, where the group's differs.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or not exactly one of the minimums was given.</exception>
    public static Schedule CosineWithMinLr(
        double learningRate, long numWarmupSteps, long numTrainingSteps, double numCycles = 0.5,
        double? minLr = null, double? minLrRate = null, double? optimizerLearningRate = null)
    {
        double least = MinimumShare(minLr, minLrRate, optimizerLearningRate ?? learningRate);
        return Warmed(learningRate, numWarmupSteps, new HalfOpenFall(
            learningRate, learningRate * least, DecaySteps(numWarmupSteps, numTrainingSteps), Fall.Waves(Require.Finite(numCycles)), GoesOn: true));
    }
}
