namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>PolynomialScheduler: <c>lr · (α_f + (1 − α_f)(1 − z)^κ)</c> with <c>z = min(1, t / t_max)</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="power"><c>power</c>, κ, above 0; without a default.</param>
    /// <param name="tMax"><c>t_max</c>, a time string.</param>
    /// <param name="alphaF"><c>alpha_f</c>, the last multiplier.</param>
    /// <returns>The schedule by batch.</returns>
    /// <exception cref="ArgumentException">The power is not above 0, or <c>t_max</c> is 0 or cannot be counted in batches.</exception>
    public static Schedule PolynomialScheduler(double learningRate, ComposerRun run, double power, string tMax = "1dur", double alphaF = 0)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Decay(run, learningRate, learningRate * alphaF, tMax, Fall.PowerOfRemainder(Require.Positive(power)));
    }
}
