using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Adagrad: steps along the gradient, divided by the root of the sum of all squared gradients.</summary>
/// <remarks>
/// <c>s = s + g²; w = w − rate / (1 + (t − 1) η) g / (√s + ε)</c>. J. Duchi, E. Hazan and Y. Singer, JMLR 12, 2011. Weight decay
/// is added to the gradient. The plan's momentum is not used.
/// </remarks>
public sealed class Adagrad : ElementwiseOptimizer
{
    /// <summary>Makes a sum for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Adagrad(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "square_sum");
    }

    /// <summary>η, by which the rate falls with the updates, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double LearningRateDecay { get; init => field = Setting.NotNegative(value); }

    /// <summary>What the sums begin with, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double InitialAccumulator
    {
        get;
        init
        {
            field = Setting.NotNegative(value);
            foreach (OptimizerSlot slot in Memory.Slots)
                slot.Fill((float)value);
        }
    }

    /// <summary>What is added to the root, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-10;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, AdagradRule<V>>(new(step, LearningRateDecay, Epsilon), memory, step.GradientFactor);
}
