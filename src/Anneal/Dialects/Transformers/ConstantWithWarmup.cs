namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>constant_with_warmup</c>: <c>lr · t / W</c> for t &lt; W, then <c>lr</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule ConstantWithWarmup(double learningRate, long numWarmupSteps) =>
        Warmed(learningRate, numWarmupSteps, new Constant(learningRate));
}
