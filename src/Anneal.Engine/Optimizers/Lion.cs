using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Lion: steps of the same size everywhere, along the sign of a momentum.</summary>
/// <remarks>
/// <para><c>u = sign(β1 m + (1 − β1) g); w = w (1 − rate decay) − rate u; m = β2 m + (1 − β2) g</c>. X. Chen and others,
/// "Symbolic Discovery of Optimization Algorithms", arXiv:2302.06675, program 1. Weight decay is decoupled. Rates are about a
/// tenth of Adam's.</para>
/// <para>The plan's momentum is β1.</para>
/// </remarks>
public sealed class Lion : ElementwiseOptimizer
{
    /// <summary>Makes a momentum for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="parameters">What is changed; all of the model's parameters if not given.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is empty, of another model, or names one twice.</exception>
    public Lion(Model model, IEnumerable<Parameter>? parameters = null)
        : base(model, parameters)
    {
        Memory.Keep(SlotPlace.First, "first_moment");
    }

    /// <summary>β2, the share of the momentum that is kept, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2 { get; init => field = Setting.Share(value); } = 0.99;

    /// <summary>
    /// Whether elements whose step would go against the gradient rest, and the others go further for it (K. Liang and others,
    /// "Cautious Optimizers", arXiv:2411.16085).
    /// </summary>
    public bool IsCautious
    {
        get;
        init
        {
            field = value;
            if (value)
                Memory.MakeScratch(SlotPlace.Third);
        }
    }

    internal override int Passes => IsCautious ? 3 : 1;

    internal override int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory) =>
        (IsCautious ? pass : -1) switch
        {
            0 => UpdateLoop.Run<V, T, LionDirectionRule<V>>(new(step, Beta2), memory, step.GradientFactor),
            1 => UpdateLoop.Run<V, T, CautionRule<V>>(new(step, pull: 0), memory, step.GradientFactor),
            2 => UpdateLoop.Run<V, T, DirectionRule<V>>(new(step.Rate, 1 - step.Rate * step.Decay), memory, step.GradientFactor),
            _ => UpdateLoop.Run<V, T, LionRule<V>>(new(step, Beta2), memory, step.GradientFactor),
        };

    internal override void Prepare(int pass, IUpdateHost host)
    {
        if (pass == 1)
            CautionRule.Scale(Steps, host.Agreements());
    }
}
