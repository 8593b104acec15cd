namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>ConstantScheduler: <c>lr · α</c> for t &lt; t_max, then <c>lr</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="alpha"><c>alpha</c>.</param>
    /// <param name="tMax"><c>t_max</c>, a time string.</param>
    /// <returns>The schedule by batch; unbounded.</returns>
    /// <exception cref="ArgumentException">A time cannot be counted in batches.</exception>
    public static Schedule ConstantScheduler(double learningRate, ComposerRun run, double alpha = 1, string tMax = "1dur")
    {
        ArgumentNullException.ThrowIfNull(run);
        long batches = run.Resolve(tMax).FirstBatch;
        Schedule after = new Constant(learningRate);
        return batches == 0 ? after : new Constant(learningRate * alpha).For(batches).Then(after);
    }
}
