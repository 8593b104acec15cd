namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>MultiStepLR: <c>lr · γ^(number of milestones ≤ k)</c> in its window; a milestone listed twice counts twice.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="milestones"><c>milestones</c>, counted from <paramref name="begin"/>.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule MultiStepLR(double learningRate, IEnumerable<long> milestones, double gamma = 0.1, long begin = 0, long end = Infinity)
    {
        LastOf(begin, end);
        return Window(learningRate, PyTorch.MultiStepLR(learningRate, milestones, gamma), begin, end);
    }
}
