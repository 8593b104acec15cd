namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>polynomial</c>: <c>lr · t / W</c> for t &lt; W, then <c>end + (lr − end)(1 − z)^p</c>, and <c>end</c> from t = T on.</summary>
    /// <remarks>
    /// <c>z = (t − W) / (T − W)</c>. The library computes with the rate of the optimizer itself and scales: a group of another rate ends
    /// at <c>end · lr / optimizer's rate</c>.
    /// </remarks>
    /// <param name="learningRate">The <c>lr</c> of the optimizer's parameter group.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="numTrainingSteps"><c>num_training_steps</c>, T; W itself makes the library divide by zero.</param>
    /// <param name="lrEnd"><c>lr_end</c>, below the optimizer's rate.</param>
    /// <param name="power"><c>power</c>, above 0.</param>
    /// <param name="optimizerLearningRate">The <c>lr</c> of the optimizer itself, where the group's differs.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule Polynomial(
        double learningRate, long numWarmupSteps, long numTrainingSteps, double lrEnd = 1e-7, double power = 1, double? optimizerLearningRate = null)
    {
        double own = optimizerLearningRate ?? learningRate;
        if (!(own > lrEnd))
            throw new ArgumentException($"lr_end must be below the optimizer's rate, {own}; it is {lrEnd}. Choose a lower lr_end.");
        if (numTrainingSteps == numWarmupSteps)
            throw new ArgumentException($"The warm-up takes all {numTrainingSteps} steps, and the library divides by the steps that are left. Shorten the warm-up.");
        double end = learningRate * (lrEnd / own);
        return Warmed(learningRate, numWarmupSteps, numTrainingSteps > numWarmupSteps
            ? new HalfOpenFall(learningRate, end, numTrainingSteps - numWarmupSteps, Fall.PowerOfRemainder(Require.Positive(power)))
            : new Constant(end));
    }
}
