namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>MultiStepScheduler: <c>lr · γ^(number of milestones ≤ t)</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="milestones"><c>milestones</c>, time strings in any order and in any units.</param>
    /// <param name="gamma"><c>gamma</c>, 0 or more.</param>
    /// <returns>The schedule by batch; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or a time cannot be counted in batches.</exception>
    public static Schedule MultiStepScheduler(double learningRate, ComposerRun run, IEnumerable<string> milestones, double gamma = 0.1) =>
        DropsFrom(0, learningRate, run, milestones, gamma);

    /// <summary>The drops as they are seen from a batch on.</summary>
    private static PiecewiseConstant DropsFrom(long batch, double learningRate, ComposerRun run, IEnumerable<string> milestones, double gamma)
    {
        ArgumentNullException.ThrowIfNull(run);
        return PiecewiseConstant.Drops(
            learningRate, gamma, milestones.Select(milestone => Math.Max(0, run.Resolve(milestone).FirstBatch - batch)).Order());
    }
}
