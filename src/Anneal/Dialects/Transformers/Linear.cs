namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>linear</c>: <c>lr · t / W</c> for t &lt; W, then <c>lr · (T − t) / (T − W)</c> down to 0 at t = T, which is held.</summary>
    /// <remarks>The last update T − 1 still uses <c>lr / (T − W)</c>; <c>new Ramp(lr, 0, T − W).WithWarmup(W)</c> ends at 0.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="numTrainingSteps"><c>num_training_steps</c>, T; up to W, the rate is 0 after the warm-up.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule Linear(double learningRate, long numWarmupSteps, long numTrainingSteps) => Warmed(
        learningRate,
        numWarmupSteps,
        numTrainingSteps > numWarmupSteps
            ? new HalfOpenFall(learningRate, 0, numTrainingSteps - numWarmupSteps, Fall.Linear)
            : new Constant(0));
}
