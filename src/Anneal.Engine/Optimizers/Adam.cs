using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Adam: steps along the mean gradient, divided by the root of the mean squared gradient.</summary>
/// <remarks>
/// <para><c>m = β1 m + (1 − β1) g; v = β2 v + (1 − β2) g²; w = w − rate m̂ / (√v̂ + ε)</c>, with <c>m̂ = m / (1 − β1ᵗ)</c> and
/// <c>v̂ = v / (1 − β2ᵗ)</c>. D. Kingma and J. Ba, arXiv:1412.6980, algorithm 1. Weight decay is added to the gradient,
/// unless it is decoupled.</para>
/// <para>The plan's momentum is β1; where it changes, the correction uses its present value, as in PyTorch.</para>
/// </remarks>
/// <example>
/// <code>
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 50, seed: 1);
/// var plan = new Plan(new Constant(1e-3), momentum: new Constant(0.9)).For(1000);
/// Optimizer optimizer = new Adam(model) { Beta2 = 0.99 };
/// optimizer.Update(plan.At(0));
/// </code>
/// </example>
public sealed class Adam : ElementwiseOptimizer
{
    /// <summary>Makes two moments for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Adam(Model model, IEnumerable<Parameter>? parameters = null)
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

    /// <summary>
    /// Whether the largest mean squared gradient so far is used (AMSGrad; S. Reddi, S. Kale and S. Kumar, arXiv:1904.09237).
    /// </summary>
    public bool IsAmsgrad
    {
        get;
        init
        {
            field = value;
            if (value)
                Memory.Keep(SlotPlace.Third, "largest_second_moment");
        }
    }

    /// <summary>Whether weight decay shrinks the weights instead of being added to the gradient, as in <see cref="AdamW"/>.</summary>
    public bool HasDecoupledDecay { get; init; }

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, AdamRule<V>>(new(step, Beta2, Epsilon, IsAmsgrad, HasDecoupledDecay), memory, step.GradientFactor);
}
