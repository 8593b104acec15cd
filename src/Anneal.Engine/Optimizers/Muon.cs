using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Muon: momentum, orthogonalized, so that a step changes every direction of a matrix by the same amount.</summary>
/// <remarks>
/// <para><c>b = momentum b + (1 − momentum) g; u = b</c>, or <c>(1 − momentum) g + momentum b</c> in Nesterov's form; then
/// <c>w = w (1 − rate decay) − rate adjustment O</c>, with O from u by the Newton–Schulz iteration
/// <c>X = a X + (b X Xᵀ + c (X Xᵀ)²) X</c>. K. Jordan and others, "Muon: An optimizer for hidden layers in neural networks", 2024,
/// as PyTorch has it, but in float, where PyTorch iterates in bfloat16.</para>
/// <para>For matrices: a weight [outputs, …] counts as [outputs, the rest]. Vectors, such as biases, are refused; give them to
/// another optimizer and join both by <see cref="CombinedOptimizer"/>. The plan's momentum is that of b.</para>
/// </remarks>
public sealed class Muon : ElementwiseOptimizer
{
    private const int MomentumPass = 0;
    private const int StepPass = 1;

    /// <summary>Makes a momentum, and room for the iteration, for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed, matrices only; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="parameters"/> is empty, of another model, names one twice, or has a vector.
    /// </exception>
    public Muon(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        string[] vectors = [.. Parameters.Where(parameter => parameter.Shape.Length < 2).Select(parameter => parameter.Name)];
        if (vectors.Length > 0)
        {
            throw new ArgumentException(
                $"{string.Join(", ", vectors)}: Muon takes matrices only; give the vectors to another optimizer, " +
                "such as AdamW, and join both by CombinedOptimizer.",
                nameof(parameters));
        }

        Memory.Keep(SlotPlace.First, "momentum");
        Memory.MakeScratch(SlotPlace.Third);
        Host.PrepareMatrices();
    }

    /// <summary>Whether steps look ahead (Nesterov's form), the default.</summary>
    public bool IsNesterov { get; init; } = true;

    /// <summary>a, b and c of the iteration; those of K. Jordan if not set, which are steep at 0.</summary>
    public (double A, double B, double C) Coefficients { get; init; } = (3.4445, -4.7750, 2.0315);

    /// <summary>Iterations, from 1 to 99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int Iterations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Iterations));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 99, nameof(Iterations));
            field = value;
        }
    } = 5;

    /// <summary>The least that a matrix is divided by before the iteration, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-7;

    /// <summary>How the rate follows a matrix's shape.</summary>
    public MuonRateAdjustment RateAdjustment { get; init; }

    internal override int Passes => 2;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) => pass == MomentumPass
        ? UpdateLoop.Run<V, T, MuonMomentumRule<V>>(new(step, IsNesterov), memory, step.GradientFactor)
        : UpdateLoop.Run<V, T, DirectionRule<V>>(new(step.Rate * step.Scale, 1 - step.Rate * step.Decay), memory, step.GradientFactor);

    internal override void Prepare(int pass, IUpdateHost host)
    {
        if (pass != StepPass)
            return;
        host.Orthogonalize(new NewtonSchulz(Coefficients, Iterations, Epsilon));
        for (int i = 0; i < Steps.Length; i++)
            Steps[i] = Steps[i] with { Scale = Adjustment(Parameters[i]) };
    }

    private double Adjustment(Parameter parameter)
    {
        double rows = parameter.Shape[0], columns = parameter.Count / rows;
        return RateAdjustment == MuonRateAdjustment.MatchAdamW
            ? 0.2 * Math.Sqrt(Math.Max(rows, columns))
            : Math.Sqrt(Math.Max(1, rows / columns));
    }
}
