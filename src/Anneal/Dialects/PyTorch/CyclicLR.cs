namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>CyclicLR, with its momentum.</summary>
    /// <remarks>
    /// The cycle of <see cref="TriangularCycle"/>, with PyTorch's own rounding, applied to the rate and, exchanged, to momentum (β1 for Adam):
    /// <c>max − (max − base) · tri(t) · scale(t)</c>. The optimizer's own rate is ignored: update 0 uses <c>base_lr</c>.
    /// </remarks>
    /// <param name="baseLr"><c>base_lr</c> of one parameter group.</param>
    /// <param name="maxLr"><c>max_lr</c> of the same group.</param>
    /// <param name="stepSizeUp"><c>step_size_up</c>, above 0 and not necessarily whole.</param>
    /// <param name="stepSizeDown"><c>step_size_down</c>, above 0; as many as up if not given.</param>
    /// <param name="mode"><c>mode</c>: "triangular", "triangular2" or "exp_range".</param>
    /// <param name="gamma"><c>gamma</c> of exp_range.</param>
    /// <param name="cycleMomentum"><c>cycle_momentum</c>; if not, momentum is 0 in the plan, for the library leaves the optimizer's alone.</param>
    /// <param name="baseMomentum"><c>base_momentum</c>, at the peak of the rate.</param>
    /// <param name="maxMomentum"><c>max_momentum</c>, at the ends of a cycle.</param>
    /// <returns>Learning rate and momentum of one parameter group, both unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Plan CyclicLR(
        double baseLr, double maxLr, double stepSizeUp = 2000, double? stepSizeDown = null, string mode = "triangular", double gamma = 1,
        bool cycleMomentum = true, double baseMomentum = 0.8, double maxMomentum = 0.9)
    {
        CycleScale scale = Require.OneOf(mode, "triangular", "triangular2", "exp_range") switch
        {
            "triangular" => CycleScale.Triangular,
            "triangular2" => CycleScale.Triangular2,
            _ => CycleScale.ExponentialRange,
        };
        double up = Require.Positive(stepSizeUp), down = Require.Positive(stepSizeDown ?? stepSizeUp, nameof(stepSizeDown));
        return new Plan(
            new PyTorchTriangle(baseLr, maxLr, up, down, scale, gamma),
            cycleMomentum ? new PyTorchTriangle(maxMomentum, baseMomentum, up, down, scale, gamma) : null);
    }
}

/// <summary>One value of CyclicLR, evaluated as PyTorch does it, operation by operation.</summary>
internal sealed record PyTorchTriangle(double Low, double High, double StepsUp, double StepsDown, CycleScale Mode, double Gamma) : Schedule(Unbounded)
{
    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending)
    {
        double total = StepsUp + StepsDown, ratio = StepsUp / total;
        double cycle = Math.Floor(1 + step / total);
        double within = 1.0 + step / total - cycle;
        double height = within <= ratio ? within / ratio : (within - 1) / (ratio - 1);
        return Low + (High - Low) * height * ScaleAt(step, cycle);
    }

    private double ScaleAt(long step, double cycle) => Mode switch
    {
        CycleScale.Triangular2 => 1 / Math.Pow(2, cycle - 1),
        CycleScale.ExponentialRange => Math.Pow(Gamma, step),
        _ => 1,
    };
}
