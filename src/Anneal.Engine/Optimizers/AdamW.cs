using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Adam with decoupled weight decay.</summary>
/// <remarks>
/// <c>w = w (1 − rate decay)</c>, then <see cref="Adam"/>'s step without decay. I. Loshchilov and F. Hutter,
/// arXiv:1711.05101, algorithm 2. The plan's momentum is β1.
/// </remarks>
public sealed class AdamW : ElementwiseOptimizer
{
    /// <summary>Makes two moments for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public AdamW(Model model, IEnumerable<Parameter>? parameters = null)
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

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, AdamRule<V>>(new(step, Beta2, Epsilon, IsAmsgrad, isDecoupled: true), memory, step.GradientFactor);
}
