using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Resilient backpropagation: each element has a step of its own, and only the gradient's sign counts.</summary>
/// <remarks>
/// A step grows while the gradient keeps its sign; where it turns, the step shrinks and the element rests for an update.
/// M. Riedmiller and H. Braun, ICNN 1993, in the form of C. Igel and M. Hüsken (iRprop−, 2000). The plan's learning rate of
/// the first update is the first step; later rates, momentum and weight decay are not used, as in PyTorch. For whole batches.
/// </remarks>
public sealed class Rprop : ElementwiseOptimizer
{
    /// <summary>Makes a gradient and a step size for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Rprop(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "last_gradient");
        Memory.Keep(SlotPlace.Second, "step_size");
    }

    /// <summary>What a step is multiplied by where the gradient turned, between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double ShrinkFactor { get; init => field = Setting.Share(Setting.Positive(value)); } = 0.5;

    /// <summary>What a step is multiplied by where the gradient kept its sign, above 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double GrowthFactor { get; init => field = Setting.AboveOne(value); } = 1.2;

    /// <summary>The smallest step, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double SmallestStep { get; init => field = Setting.Positive(value); } = 1e-6;

    /// <summary>The largest step, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double LargestStep { get; init => field = Setting.Positive(value); } = 50;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, RpropRule<V>>(new(step, ShrinkFactor, GrowthFactor, SmallestStep, LargestStep), memory, step.GradientFactor);
}
