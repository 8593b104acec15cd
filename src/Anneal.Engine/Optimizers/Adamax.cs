using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Adam by the infinity norm.</summary>
/// <remarks>
/// <c>m = β1 m + (1 − β1) g; u = max(β2 u, |g| + ε); w = w − rate m̂ / u</c>. D. Kingma and J. Ba, arXiv:1412.6980,
/// algorithm 2. Weight decay is added to the gradient. The plan's momentum is β1.
/// </remarks>
public sealed class Adamax : ElementwiseOptimizer
{
    /// <summary>Makes a moment and a norm for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Adamax(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "first_moment");
        Memory.Keep(SlotPlace.Second, "infinity_norm");
    }

    /// <summary>β2, the share of the norm that is kept, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2 { get; init => field = Setting.Share(value); } = 0.999;

    /// <summary>What is added to the magnitude of the gradient, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-8;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, AdamaxRule<V>>(new(step, Beta2, Epsilon), memory, step.GradientFactor);
}
