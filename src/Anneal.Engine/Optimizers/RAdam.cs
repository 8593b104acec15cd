using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Rectified Adam: plain momentum until the adaptive step has seen enough gradients to be trusted.</summary>
/// <remarks>
/// <c>w = w − rate m̂ r √(1 − β2ᵗ) / (√v + ε)</c> where <c>ρₜ = ρ∞ − 2 t β2ᵗ / (1 − β2ᵗ) &gt; 5</c>, else <c>w = w − rate m̂</c>,
/// with <c>ρ∞ = 2 / (1 − β2) − 1</c> and <c>r² = (ρₜ − 4)(ρₜ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρₜ)</c>. L. Liu and others,
/// arXiv:1908.03265, algorithm 2, with PyTorch's threshold of 5. The plan's momentum is β1.
/// </remarks>
public sealed class RAdam : ElementwiseOptimizer
{
    /// <summary>Makes two moments for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public RAdam(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "first_moment");
        Memory.Keep(SlotPlace.Second, "second_moment");
    }

    /// <summary>β2, the share of the mean squared gradient that is kept, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2 { get; init => field = Setting.Share(value); } = 0.999;

    /// <summary>What is added to the root, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-8;

    /// <summary>Whether weight decay shrinks the weights instead of being added to the gradient.</summary>
    public bool HasDecoupledDecay { get; init; }

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, RAdamRule<V>>(new(step, Beta2, Epsilon, HasDecoupledDecay), memory, step.GradientFactor);
}
