namespace Anneal.Engine.Diagnosis;

/// <summary>Finds the largest eigenvalue of a symmetric matrix that is known by its products alone.</summary>
/// <remarks>
/// <c>v ← A v / ‖A v‖, λ = vᵀ A v</c> tends to the eigenvalue of largest magnitude. If that is negative, the iteration is repeated with
/// <c>A + |λ|</c>, whose eigenvalues are all 0 or more and whose largest belongs to the largest of A.
/// </remarks>
internal sealed class PowerIteration(ParameterVector direction, ParameterVector product, Action multiply)
{
    private int _products;

    /// <summary>Iterates; the direction is where the next search begins.</summary>
    /// <param name="most">Products at most.</param>
    /// <param name="tolerance">Relative change of the eigenvalue at which it ends.</param>
    public Sharpness Run(int most, double tolerance)
    {
        (double dominant, bool converged) = Iterate(shift: 0, most, tolerance);
        if (!(dominant < 0))
            return new Sharpness(dominant, _products, converged);
        (double shifted, converged) = Iterate(-dominant, most, tolerance);
        return new Sharpness(shifted + dominant, _products, converged);
    }

    private (double Eigenvalue, bool Converged) Iterate(double shift, int most, double tolerance)
    {
        double last = double.NaN;
        for (int i = 0; i < most; i++)
        {
            direction.Combine(1 / direction.Norm(), 0, direction);
            multiply();
            _products++;
            product.Combine(1, shift, direction);
            double eigenvalue = direction.Dot(product), norm = product.Norm();
            if (!double.IsFinite(norm) || norm == 0)
                return (norm == 0 ? 0 : double.NaN, norm == 0);
            direction.Combine(0, 1, product);
            if (Math.Abs(eigenvalue - last) <= tolerance * Math.Abs(eigenvalue))
                return (eigenvalue, true);
            last = eigenvalue;
        }

        return (last, false);
    }
}
