namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>StepLR: <c>lr · γ^⌊t / step_size⌋</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="stepSize"><c>step_size</c>, 1 or more.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <returns>The schedule; unbounded.</returns>
    public static Schedule StepLR(double learningRate, long stepSize, double gamma = 0.1) => new StepDecay(learningRate, gamma, stepSize);
}
