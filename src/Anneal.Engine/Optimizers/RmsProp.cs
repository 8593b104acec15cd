using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>RMSprop: steps along the gradient, divided by the root of the mean squared gradient.</summary>
/// <remarks>
/// <para><c>s = α s + (1 − α) g²; d = g / (√s + ε); b = momentum b + d; w = w − rate b</c>. T. Tieleman and G. Hinton, lecture
/// 6.5 of "Neural Networks for Machine Learning", 2012. Weight decay is added to the gradient.</para>
/// <para>The plan's momentum is that of b, the velocity of scaled gradients; 0 steps along d.</para>
/// </remarks>
public sealed class RmsProp : ElementwiseOptimizer
{
    /// <summary>Makes a mean square and a velocity for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public RmsProp(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "square_average");
        Memory.Keep(SlotPlace.Second, "velocity");
    }

    /// <summary>α, the share of the mean squared gradient that is kept, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Smoothing { get; init => field = Setting.Share(value); } = 0.99;

    /// <summary>What is added to the root, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-8;

    /// <summary>
    /// Whether the mean gradient is subtracted, so that its variance is divided by (A. Graves, arXiv:1308.0850, equation 38).
    /// </summary>
    public bool IsCentered
    {
        get;
        init
        {
            field = value;
            if (value)
                Memory.Keep(SlotPlace.Third, "gradient_average");
        }
    }

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, RmsPropRule<V>>(new(step, Smoothing, Epsilon, IsCentered), memory, step.GradientFactor);
}
