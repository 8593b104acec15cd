using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Averaged stochastic gradient descent: a falling rate, and the mean of all weights beside the weights.</summary>
/// <remarks>
/// <para><c>w = w (1 − λ η) − η g; a = a + μ (w − a)</c>, with <c>η = rate / (1 + λ rate (t − 1))^α</c> and
/// <c>μ = 1 / max(1, t − 1 − start)</c>. B. Polyak and A. Juditsky, SIAM J. Control and Optimization 30, 1992, as PyTorch has it:
/// the rate in η is that of the update before. Weight decay is added to the gradient.</para>
/// <para>The means are the slot <c>average</c>. The plan's momentum is not used.</para>
/// </remarks>
public sealed class Asgd : ElementwiseOptimizer
{
    private readonly OptimizerScalar _lastRate;

    /// <summary>Makes a mean for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Asgd(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "average");
        _lastRate = Remember("last_learning_rate");
    }

    /// <summary>λ, by which weights shrink and the rate falls, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Shrinkage { get; init => field = Setting.NotNegative(value); } = 1e-4;

    /// <summary>α, the power by which the rate falls, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Power { get; init => field = Setting.NotNegative(value); } = 0.75;

    /// <summary>The update after which weights are averaged, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double AveragingStart { get; init => field = Setting.NotNegative(value); } = 1e6;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        UpdateLoop.Run<V, T, AsgdRule<V>>(new(step, Shrinkage, 1 / Math.Max(1, step.Number - 1 - AveragingStart)), memory, step.GradientFactor);

    private protected override void OnBegin(in Hyperparameters hyperparameters)
    {
        long before = Steps[0].Number - 1;
        Hyperparameters last = hyperparameters with { LearningRate = before == 0 ? hyperparameters.LearningRate : _lastRate.Value };
        for (int i = 0; i < Steps.Length; i++)
        {
            double rate = last.For(Parameters[i].Group).LearningRate;
            Steps[i] = Steps[i] with { Scale = rate / Math.Pow(1 + Shrinkage * rate * before, Power) };
        }

        _lastRate.Value = hyperparameters.LearningRate;
    }
}
