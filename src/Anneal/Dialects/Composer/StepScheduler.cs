namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>StepScheduler: <c>lr · γ^⌊t / step_size⌋</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="stepSize"><c>step_size</c>, a time string.</param>
    /// <param name="gamma"><c>gamma</c>, 0 or more.</param>
    /// <returns>The schedule by batch; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or a time cannot be counted in batches.</exception>
    public static Schedule StepScheduler(double learningRate, ComposerRun run, string stepSize, double gamma = 0.1)
    {
        ArgumentNullException.ThrowIfNull(run);
        ComposerTime period = run.Resolve(stepSize);
        return period.OnBatches(new StepDecay(learningRate, gamma, Require.AtLeast(1, period.Value, nameof(stepSize))));
    }
}
