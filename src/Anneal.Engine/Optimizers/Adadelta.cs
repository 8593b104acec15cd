using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Adadelta: steps whose size is the root mean square of the steps before, by that of the gradients.</summary>
/// <remarks>
/// <c>s = ρ s + (1 − ρ) g²; d = √(a + ε) / √(s + ε) g; a = ρ a + (1 − ρ) d²; w = w − rate d</c>. M. Zeiler, arXiv:1212.5701,
/// algorithm 1, with a rate, 1 in the paper. Weight decay is added to the gradient. The plan's momentum is not used.
/// </remarks>
public sealed class Adadelta : ElementwiseOptimizer
{
    /// <summary>Makes two mean squares for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Adadelta(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "square_average");
        Memory.Keep(SlotPlace.Second, "step_square_average");
    }

    /// <summary>ρ, the share of the mean squares that is kept, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Rho { get; init => field = Setting.Share(value); } = 0.9;

    /// <summary>What is added under the roots, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-6;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, AdadeltaRule<V>>(new(step, Rho, Epsilon), memory, step.GradientFactor);
}
