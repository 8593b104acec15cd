namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>StepLR: <c>lr · γ^⌊k / step_size⌋</c> in its window.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="stepSize"><c>step_size</c>, 1 or more.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule StepLR(double learningRate, long stepSize, double gamma = 0.1, long begin = 0, long end = Infinity)
    {
        LastOf(begin, end);
        return Window(learningRate, PyTorch.StepLR(learningRate, stepSize, gamma), begin, end);
    }
}
