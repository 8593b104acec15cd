namespace Anneal.Dialects;

/// <summary>PyTorch's CyclicLR, with its momentum.</summary>
/// <remarks>
/// The cycle of <see cref="TriangularCycle"/>, with PyTorch's own rounding, applied to the rate and, exchanged, to momentum (β1 for Adam):
/// <c>max − (max − base) · tri(t) · scale(t)</c>. The optimizer's own rate is ignored: update 0 uses <c>base_lr</c>.
/// </remarks>
public sealed record PyTorchCyclic
{
    /// <summary>Creates the policy.</summary>
    /// <param name="baseLearningRate"><c>base_lr</c> of one parameter group.</param>
    /// <param name="maxLearningRate"><c>max_lr</c> of the same group.</param>
    public PyTorchCyclic(double baseLearningRate, double maxLearningRate)
    {
        BaseLearningRate = Require.Finite(baseLearningRate);
        MaxLearningRate = Require.Finite(maxLearningRate);
    }

    /// <summary><c>base_lr</c>.</summary>
    public double BaseLearningRate { get; }

    /// <summary><c>max_lr</c>.</summary>
    public double MaxLearningRate { get; }

    /// <summary><c>step_size_up</c>, above 0 and not necessarily whole; 2,000 by default.</summary>
    public double StepsUp { get; init => field = Require.Positive(value); } = 2000;

    /// <summary><c>step_size_down</c>, above 0; as many as up if not given.</summary>
    public double? StepsDown { get; init => field = value is { } steps ? Require.Positive(steps, nameof(StepsDown)) : null; }

    /// <summary><c>mode</c>: triangular (the default), triangular2 or exp_range.</summary>
    public CycleScale Mode { get; init; }

    /// <summary><c>gamma</c> of exp_range; 1 by default.</summary>
    public double Gamma { get; init => field = Require.Positive(value); } = 1;

    /// <summary><c>base_momentum</c>, at the peak of the rate; 0.8 by default.</summary>
    public double BaseMomentum { get; init => field = Require.Finite(value); } = 0.8;

    /// <summary><c>max_momentum</c>, at the ends of a cycle; 0.9 by default.</summary>
    public double MaxMomentum { get; init => field = Require.Finite(value); } = 0.9;

    /// <summary>The plan of one parameter group.</summary>
    /// <returns>Learning rate and momentum, both unbounded. For <c>cycle_momentum=False</c> take the learning rate alone.</returns>
    public Plan Build() => new(Cycle(BaseLearningRate, MaxLearningRate), Cycle(MaxMomentum, BaseMomentum));

    private PyTorchTriangle Cycle(double low, double high) => new(low, high, StepsUp, StepsDown ?? StepsUp, Mode, Gamma);
}
