namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>ExponentialLR: <c>lr · γ^k</c> in its window.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="gamma"><c>gamma</c>.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule ExponentialLR(double learningRate, double gamma, long begin = 0, long end = Infinity)
    {
        LastOf(begin, end);
        return Window(learningRate, PyTorch.ExponentialLR(learningRate, gamma), begin, end);
    }
}
