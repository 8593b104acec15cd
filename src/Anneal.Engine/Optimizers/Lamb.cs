using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Layer-wise adaptive moments: Adam whose step has the size of the weights' norm.</summary>
/// <remarks>
/// <para><c>u = m̂ / (√v̂ + ε) + decay w; w = w − rate ‖w‖ / ‖u‖ u</c> for each parameter, with a ratio of 1 where a norm is 0.
/// Y. You and others, arXiv:1904.00962, algorithm 2, as timm has it: gradients are first scaled down to
/// <see cref="MaximumGradientNorm"/>, and a parameter without weight decay takes Adam's step, unless
/// <see cref="IsAlwaysAdapting"/>: give biases a group whose decay factor is 0.</para>
/// <para>The plan's momentum is β1.</para>
/// </remarks>
public sealed class Lamb : ElementwiseOptimizer
{
    private const int DirectionPass = 0;
    private const int CautionPass = 1;
    private const int StepPass = 2;

    /// <summary>Makes two moments, and room for a direction, for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Lamb(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "first_moment");
        Memory.Keep(SlotPlace.Second, "second_moment");
        Memory.MakeScratch(SlotPlace.Third);
    }

    /// <summary>β2, the share of the mean squared gradient that is kept, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2 { get; init => field = Setting.Share(value); } = 0.999;

    /// <summary>What is added to the root, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon { get; init => field = Setting.Epsilon(value); } = 1e-6;

    /// <summary>Whether moments are divided by <c>1 − βᵗ</c>.</summary>
    public bool HasBiasCorrection { get; init; } = true;

    /// <summary>Whether a gradient counts 1 − β1 in the first moment; it counts whole if not.</summary>
    public bool HasGradientAveraging { get; init; } = true;

    /// <summary>The largest norm of all gradients together, above 0; larger ones are scaled down. Null for any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double? MaximumGradientNorm
    {
        get;
        init => field = value is { } norm ? Setting.Positive(norm) : null;
    } = 1;

    /// <summary>Whether the ratio of norms is at most 1 (LAMBC).</summary>
    public bool IsTrustClipped { get; init; }

    /// <summary>Whether parameters without weight decay are scaled, too.</summary>
    public bool IsAlwaysAdapting { get; init; }

    /// <summary>
    /// Whether elements whose step would go against the gradient rest, and the others go further for it (K. Liang and others,
    /// "Cautious Optimizers", arXiv:2411.16085).
    /// </summary>
    public bool IsCautious { get; init; }

    /// <summary>Whether weight decay shrinks the weights instead of being added to the direction.</summary>
    public bool HasDecoupledDecay { get; init; }

    /// <summary>
    /// The rate at which decoupled decay is that of the plan; at others it is multiplied by their ratio, so that it falls with
    /// the square of the rate (A. Defazio, arXiv:2506.02285). Null for decay that falls with the rate.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public double? DecayReferenceRate
    {
        get;
        init => field = value is { } rate ? Setting.Positive(rate) : null;
    }

    internal override int Passes => IsCautious ? 3 : 2;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) => Kind(pass) switch
    {
        DirectionPass => UpdateLoop.Run<V, T, LambDirectionRule<V>>(
            new(step, Beta2, Epsilon, HasGradientAveraging ? 1 - step.Momentum : 1, HasBiasCorrection, Shrink(step), IsCautious ? 0 : Pull(step)),
            memory,
            step.GradientFactor),
        CautionPass => UpdateLoop.Run<V, T, CautionRule<V>>(new(step, Pull(step)), memory, step.GradientFactor),
        _ => UpdateLoop.Run<V, T, DirectionRule<V>>(new(step.Rate * step.Scale, 1), memory, step.GradientFactor),
    };

    internal override void Prepare(int pass, IUpdateHost host)
    {
        int kind = Kind(pass);
        if (kind == DirectionPass && MaximumGradientNorm is { } maximum)
            Clip(host.SumsOfSquares(UpdateOperand.Gradient), maximum);
        else if (kind == CautionPass)
            CautionRule.Scale(Steps, host.Agreements());
        else if (kind == StepPass)
            Scale(host.SumsOfSquares(UpdateOperand.Weights), host.SumsOfSquares(UpdateOperand.Third));
    }

    private int Kind(int pass) => pass == CautionPass && !IsCautious ? StepPass : pass;

    private void Clip(ReadOnlySpan<double> squares, double maximum)
    {
        double sum = 0;
        foreach (double square in squares)
            sum += square;
        foreach (ref UpdateStep step in Steps)
            step = step with { GradientFactor = step.GradientFactor / Math.Max(Math.Sqrt(sum) / maximum, 1) };
    }

    private void Scale(ReadOnlySpan<double> weights, ReadOnlySpan<double> directions)
    {
        for (int i = 0; i < Steps.Length; i++)
        {
            bool isAdapted = (Steps[i].Decay != 0 || IsAlwaysAdapting) && weights[i] != 0 && directions[i] != 0;
            double trust = isAdapted ? Math.Sqrt(weights[i]) / Math.Sqrt(directions[i]) : 1;
            Steps[i] = Steps[i] with { Scale = IsTrustClipped ? Math.Min(trust, 1) : trust };
        }
    }

    private double Pull(in UpdateStep step) => HasDecoupledDecay ? 0 : step.Decay;

    private double Shrink(in UpdateStep step) =>
        HasDecoupledDecay ? 1 - step.Rate * step.Decay * (DecayReferenceRate is { } rate ? step.Rate / rate : 1) : 1;
}
