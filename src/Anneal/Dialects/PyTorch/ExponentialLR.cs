namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>ExponentialLR: <c>lr · γ^t</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="gamma"><c>gamma</c>; above 0.</param>
    /// <returns>The schedule; unbounded.</returns>
    public static Schedule ExponentialLR(double learningRate, double gamma) => new ExponentialDecay(learningRate, gamma);
}
