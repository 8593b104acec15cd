namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>cosine</c>: <c>lr · t / W</c> for t &lt; W, then <c>lr · (1 + cos 2πnz) / 2</c> with <c>z = (t − W) / max(1, T − W)</c>.</summary>
    /// <remarks>
    /// With the default of half a wave the rate falls to 0 at t = T, one past the last update, and <em>rises again</em> afterwards.
    /// <c>new Ramp(lr, 0, T − W, Curve.Cosine).WithWarmup(W)</c> ends at 0 and stays there.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="numTrainingSteps"><c>num_training_steps</c>, T.</param>
    /// <param name="numCycles"><c>num_cycles</c>, n: waves, not necessarily whole.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule Cosine(double learningRate, long numWarmupSteps, long numTrainingSteps, double numCycles = 0.5) =>
        CosineWithMinLr(learningRate, numWarmupSteps, numTrainingSteps, numCycles, minLrRate: 0);
}
