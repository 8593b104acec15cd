using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Layer-wise adaptive rate scaling: SGD whose step has a size that is a share of the weights' norm.</summary>
/// <remarks>
/// <para><c>trust = coefficient ‖w‖ / (‖g‖ + decay ‖w‖ + ε)</c> for each parameter, 1 where a norm is 0; then
/// <see cref="Sgd"/> with <c>trust (g + decay w)</c>. Y. You, I. Gitman and B. Ginsburg, arXiv:1708.03888, as timm has it.
/// A parameter without weight decay takes SGD's step, unless <see cref="IsAlwaysAdapting"/>: give biases a group whose decay
/// factor is 0.</para>
/// <para>The plan's momentum is that of the velocity.</para>
/// </remarks>
public sealed class Lars : ElementwiseOptimizer
{
    private readonly OptimizerScalar _momentumUpdates;

    /// <summary>Makes a velocity for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Lars(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "velocity");
        _momentumUpdates = Remember("momentum_updates");
    }

    /// <summary>Whether steps look ahead (Nesterov's form).</summary>
    public bool IsNesterov { get; init; }

    /// <summary>The share of a gradient that does not enter the velocity; 0 or more, and the first one enters whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Dampening { get; init => field = Setting.NotNegative(value); }

    /// <summary>The share of the weights' norm that a step has, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double TrustCoefficient { get; init => field = Setting.NotNegative(value); } = 1e-3;

    /// <summary>What is added to the divisor, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.NotNegative(value); } = 1e-8;

    /// <summary>Whether the trust over the learning rate is at most 1 (LARC).</summary>
    public bool IsTrustClipped { get; init; }

    /// <summary>Whether parameters without weight decay are scaled, too.</summary>
    public bool IsAlwaysAdapting { get; init; }

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, SgdRule<V>>(new(step, Dampening, IsNesterov, _momentumUpdates.Value == 1), memory, step.GradientFactor);

    internal override void Prepare(int pass, IUpdateHost host)
    {
        ReadOnlySpan<double> weights = host.SumsOfSquares(UpdateOperand.Weights), gradients = host.SumsOfSquares(UpdateOperand.Gradient);
        for (int i = 0; i < Steps.Length; i++)
        {
            if (Steps[i].Decay != 0 || IsAlwaysAdapting)
                Steps[i] = Steps[i] with { Scale = Trust(Steps[i], Math.Sqrt(weights[i]), Math.Sqrt(gradients[i])) };
        }
    }

    private protected override void OnBegin(in Hyperparameters hyperparameters) =>
        _momentumUpdates.Value += hyperparameters.Momentum != 0 ? 1 : 0;

    private double Trust(in UpdateStep step, double weights, double gradient)
    {
        double trust = weights == 0 || gradient == 0 ? 1 : TrustCoefficient * weights / (gradient + weights * step.Decay + Epsilon);
        return IsTrustClipped ? Math.Min(trust / step.Rate, 1) : trust;
    }
}
