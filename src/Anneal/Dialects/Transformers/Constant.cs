namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>constant</c>: the optimizer's rate throughout.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not finite.</exception>
    public static Schedule Constant(double learningRate) => new Constant(learningRate);
}
