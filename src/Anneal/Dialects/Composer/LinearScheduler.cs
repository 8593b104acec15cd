namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>LinearScheduler: <c>lr · (α_i + (α_f − α_i) min(1, t / t_max))</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="alphaI"><c>alpha_i</c>, the first multiplier.</param>
    /// <param name="alphaF"><c>alpha_f</c>, the last.</param>
    /// <param name="tMax"><c>t_max</c>, a time string.</param>
    /// <returns>The schedule by batch.</returns>
    /// <exception cref="ArgumentException"><c>t_max</c> is 0 or cannot be counted in batches.</exception>
    public static Schedule LinearScheduler(double learningRate, ComposerRun run, double alphaI = 1, double alphaF = 0, string tMax = "1dur")
    {
        ArgumentNullException.ThrowIfNull(run);
        return Decay(run, learningRate * alphaI, learningRate * alphaF, tMax, Fall.Linear);
    }
}
