using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Stochastic gradient descent with momentum and L2 weight decay, as PyTorch defines it.</summary>
/// <remarks>
/// <c>g = gradient + decay w; v = momentum v + (1 − dampening) g; w = w − rate v</c>, where the first v is g. Nesterov's form
/// steps along <c>g + momentum v</c> (I. Sutskever, J. Martens, G. Dahl and G. Hinton, 2013). The rate is outside v, so a
/// rate that changes acts at once. An update without momentum steps along g and leaves v as it is.
/// </remarks>
public sealed class Sgd : ElementwiseOptimizer
{
    private readonly OptimizerScalar _momentumUpdates;

    /// <summary>Makes a velocity for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Sgd(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "velocity");
        _momentumUpdates = Remember("momentum_updates");
    }

    /// <summary>Whether steps look ahead (Nesterov's form).</summary>
    public bool IsNesterov { get; init; }

    /// <summary>The share of a gradient that does not enter the velocity, 0 or more; the first one enters whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Dampening { get; init => field = Setting.NotNegative(value); }

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, SgdRule<V>>(new(step, Dampening, IsNesterov, _momentumUpdates.Value == 1), memory, step.GradientFactor);

    private protected override void OnBegin(in Hyperparameters hyperparameters) =>
        _momentumUpdates.Value += hyperparameters.Momentum != 0 ? 1 : 0;
}
