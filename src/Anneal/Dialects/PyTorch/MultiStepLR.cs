namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>MultiStepLR: <c>lr · γ^(number of milestones ≤ t)</c>; a milestone listed twice counts twice.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="milestones"><c>milestones</c>, in any order.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <returns>The schedule; unbounded.</returns>
    public static Schedule MultiStepLR(double learningRate, IEnumerable<long> milestones, double gamma = 0.1) =>
        PiecewiseConstant.Drops(learningRate, gamma, milestones.Order());
}
