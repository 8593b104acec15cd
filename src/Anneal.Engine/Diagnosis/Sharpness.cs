namespace Anneal.Engine.Diagnosis;

/// <summary>The largest eigenvalue of a loss's Hessian.</summary>
/// <param name="Largest">λmax; at most 0 where the loss curves upwards in no direction; NaN where a gradient was not finite.</param>
/// <param name="Products">Hessian–vector products that it took, of two gradients each.</param>
/// <param name="Converged">Whether it had settled; if not, take more products.</param>
public readonly record struct Sharpness(double Largest, int Products, bool Converged)
{
    /// <summary>The highest rate at which gradient descent with momentum stays in a valley of this sharpness: <c>2 (1 + β) / λmax</c>.</summary>
    /// <remarks>For a quadratic loss and whole batches. B. T. Polyak, "Some methods of speeding up the convergence of iteration methods",
    /// 1964; J. Cohen et al., "Gradient descent on neural networks typically occurs at the edge of stability", arXiv:2103.00065, appendix B.</remarks>
    /// <param name="momentum">β, from 0 to below 1.</param>
    /// <returns>The rate; infinite where λmax is not above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="momentum"/> is out of its range.</exception>
    public double StabilityLimit(double momentum = 0)
    {
        if (momentum is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "'momentum' must be at least 0 and below 1.");
        return Largest <= 0 ? double.PositiveInfinity : 2 * (1 + momentum) / Largest;
    }
}
