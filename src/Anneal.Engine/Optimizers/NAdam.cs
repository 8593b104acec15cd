using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Adam with Nesterov's momentum.</summary>
/// <remarks>
/// <para><c>w = w − rate ((1 − μₜ) / (1 − Πμ) g + μₜ₊₁ / (1 − Πμ μₜ₊₁) m) / (√v̂ + ε)</c>, with
/// <c>μₜ = β1 (1 − 0.96^(t ψ) / 2)</c> and ψ the momentum decay. T. Dozat, "Incorporating Nesterov Momentum into Adam", 2016,
/// as PyTorch has it.</para>
/// <para>The plan's momentum is β1.</para>
/// </remarks>
public sealed class NAdam : ElementwiseOptimizer
{
    private readonly OptimizerScalar _product;

    /// <summary>Makes two moments for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public NAdam(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "first_moment");
        Memory.Keep(SlotPlace.Second, "second_moment");
        _product = Remember("momentum_product", 1);
    }

    /// <summary>β2, the share of the mean squared gradient that is kept, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2 { get; init => field = Setting.Share(value); } = 0.999;

    /// <summary>What is added to the root, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-8;

    /// <summary>ψ, how fast momentum rises to β1, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double MomentumDecay { get; init => field = Setting.NotNegative(value); } = 4e-3;

    /// <summary>Whether weight decay shrinks the weights instead of being added to the gradient.</summary>
    public bool HasDecoupledDecay { get; init; }

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, NAdamRule<V>>(
            new(step, Warmed(step.Momentum, step.Number), Warmed(step.Momentum, step.Number + 1), _product.Value, Beta2, Epsilon, HasDecoupledDecay),
            memory,
            step.GradientFactor);

    private protected override void OnBegin(in Hyperparameters hyperparameters) =>
        _product.Value *= Warmed(hyperparameters.Momentum, Steps[0].Number);

    private double Warmed(double momentum, long number) => momentum * (1 - 0.5 * Math.Pow(0.96, number * MomentumDecay));
}
