using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Exponential decay in stairs: <c>v(t) = Initial · Factor^⌊t / Period⌋</c>.</summary>
/// <remarks>Unbounded. The first drop comes at step <c>Period</c>, whose own value is the lower one. PyTorch calls it StepLR, Keras a staircase; it is the
/// usual rule for ImageNet, a tenth every 30 epochs (K. He et al., "Deep residual learning", arXiv:1512.03385, section 3.4, for the tenth).</remarks>
/// <example>
/// <code>
/// Schedule rate = new StepDecay(initial: 0.1, factor: 0.1, period: 30).PerEpoch(stepsPerEpoch: 5004);
/// </code>
/// </example>
public sealed record StepDecay : Schedule
{
    /// <summary>Creates the decay.</summary>
    /// <param name="initial">The value before the first drop; any finite number.</param>
    /// <param name="factor">What each drop multiplies the value by (γ); 0 or more.</param>
    /// <param name="period">Steps between drops, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public StepDecay(double initial, double factor, long period)
        : base(Unbounded)
    {
        Initial = Require.Finite(initial);
        Factor = Require.NotNegative(factor);
        Period = Require.AtLeast(1, period);
    }

    /// <summary>The value before the first drop.</summary>
    public double Initial { get; }

    /// <summary>What each drop multiplies the value by.</summary>
    public double Factor { get; }

    /// <summary>Steps between drops.</summary>
    public long Period { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<StepDecay>("step-decay", static (field, own) => new StepDecay(
        field.Number("initial", own?.Initial), field.Number("factor", own?.Factor), field.Steps("period", own?.Period)));

    internal override double Final => 0;

    internal override double Evaluate(long step, Ending ending) => Initial * Math.Pow(Factor, step / Period);
}
