namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>ExponentialScheduler: <c>lr · γ^(t / decay_period)</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="gamma"><c>gamma</c>, above 0.</param>
    /// <param name="decayPeriod"><c>decay_period</c>, a time string.</param>
    /// <returns>The schedule by batch; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or a time cannot be counted in batches.</exception>
    public static Schedule ExponentialScheduler(double learningRate, ComposerRun run, double gamma, string decayPeriod = "1ep")
    {
        ArgumentNullException.ThrowIfNull(run);
        ComposerTime period = run.Resolve(decayPeriod);
        return period.OnBatches(new ExponentialDecay(learningRate, gamma, Require.AtLeast(1, period.Value, nameof(decayPeriod))));
    }
}
