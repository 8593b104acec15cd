namespace Anneal.Dialects;

/// <summary>Schedules with PyTorch's own end points, under PyTorch's own names (<c>torch.optim.lr_scheduler</c>, version 2.13).</summary>
/// <remarks>
/// Use these to continue or to check a run that PyTorch began. t is the update that uses the value: what the optimizer holds
/// after t calls of <c>scheduler.step()</c>. For OneCycleLR and CyclicLR, which have many arguments and move momentum too, see
/// <see cref="PyTorchOneCycle"/> and <see cref="PyTorchCyclic"/>.
/// </remarks>
public static class PyTorch
{
    /// <summary>StepLR: <c>lr · γ^⌊t / step_size⌋</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="stepSize"><c>step_size</c>, 1 or more.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <returns>The schedule; unbounded.</returns>
    public static Schedule StepLR(double learningRate, long stepSize, double gamma = 0.1) => new StepDecay(learningRate, gamma, stepSize);

    /// <summary>MultiStepLR: <c>lr · γ^(number of milestones ≤ t)</c>; a milestone listed twice counts twice.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="milestones"><c>milestones</c>, in any order.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <returns>The schedule; unbounded.</returns>
    public static Schedule MultiStepLR(double learningRate, IEnumerable<long> milestones, double gamma = 0.1) =>
        PiecewiseConstant.Drops(learningRate, gamma, milestones.Order());

    /// <summary>ExponentialLR: <c>lr · γ^t</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="gamma"><c>gamma</c>; above 0.</param>
    /// <returns>The schedule; unbounded.</returns>
    public static Schedule ExponentialLR(double learningRate, double gamma) => new ExponentialDecay(learningRate, gamma);
}
