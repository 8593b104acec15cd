namespace Anneal.Engine.Diagnosis;

/// <summary>How much the gradients of single examples differ from each other, against their mean.</summary>
/// <remarks>Both numbers are unbiased, so either may fall below 0 where little is known. To average over several measurements, take the mean of
/// <see cref="Variance"/> and that of <see cref="SquaredNorm"/> apart, and divide then: the mean of quotients is biased.</remarks>
/// <param name="Variance">S = tr(Σ): the summed variance of an example's gradient.</param>
/// <param name="SquaredNorm">‖G‖²: the squared norm of the gradient over all examples.</param>
/// <param name="SquaredNormError">The standard error of <paramref name="SquaredNorm"/>, from the differences between parts.</param>
/// <param name="Examples">Examples that were measured.</param>
public readonly record struct GradientNoise(double Variance, double SquaredNorm, double SquaredNormError, int Examples)
{
    /// <summary>The simple noise scale, in examples: <c>S / ‖G‖²</c>. Infinite where the mean gradient cannot be told from 0.</summary>
    /// <remarks>At this batch size a training needs twice the least number of updates and twice the least number of examples. S. McCandlish et al., "An
    /// empirical model of large-batch training", arXiv:1812.06162, equation 2.9.</remarks>
    public double Scale => SquaredNorm > 0 ? Math.Max(0, Variance) / SquaredNorm : double.PositiveInfinity;

    /// <summary>The norm of the gradient over all examples; 0 where it cannot be told from 0.</summary>
    public double Norm => Math.Sqrt(Math.Max(0, SquaredNorm));
}
