using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Inverse time decay: the value falls as one over the time, or a power of it.</summary>
/// <remarks>
/// <para><c>v(t) = Minimum + (Initial − Minimum) / (1 + Rate · t)^Power</c>. Unbounded; the first value is <see cref="Initial"/>, and
/// <see cref="Minimum"/> is never reached. In stairs: <see cref="Schedule.Staircase"/>.</para>
/// <para>Power 1 is the classic of stochastic approximation (H. Robbins and S. Monro, "A stochastic approximation method", 1951). For scikit-learn's
/// <em>optimal</em>, <c>1 / (α(t₀ + t))</c>, take the initial value <c>1 / (α t₀)</c> and the rate <c>1 / t₀</c>; its <em>invscaling</em> has rate 1 and
/// the power as given. For the inverse square root see <see cref="SquareRoot"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new InverseTimeDecay(initial: 0.1, rate: 0.01);
/// double first = rate.At(0), half = rate.At(100), third = rate.At(200);   // 0.1, 0.05 and 0.0333
/// </code>
/// </example>
public sealed record InverseTimeDecay : Schedule
{
    /// <summary>Creates the decay.</summary>
    /// <param name="initial">The value of step 0; any finite number.</param>
    /// <param name="rate">How much of its start each step adds to the divisor; 0 or more.</param>
    /// <param name="power">The exponent of the divisor; above 0, 1 by default.</param>
    /// <param name="minimum">The value that it tends to; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public InverseTimeDecay(double initial, double rate, double power = 1, double minimum = 0)
        : base(Unbounded)
    {
        Initial = Require.Finite(initial);
        Rate = Require.NotNegative(rate);
        Power = Require.Positive(power);
        Minimum = Require.Finite(minimum);
    }

    /// <summary>The value of step 0.</summary>
    public double Initial { get; }

    /// <summary>How much of its start each step adds to the divisor.</summary>
    public double Rate { get; }

    /// <summary>The exponent of the divisor.</summary>
    public double Power { get; }

    /// <summary>The value that it tends to.</summary>
    public double Minimum { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<InverseTimeDecay>("inverse-time-decay", static (field, own) => new InverseTimeDecay(
        field.Number("initial", own?.Initial), field.Number("rate", own?.Rate), field.Number("power", own?.Power, 1), field.Number("minimum", own?.Minimum, 0)));

    internal override double Final => Minimum;

    /// <summary>Inverse square root decay: <c>v(t) = minimum + (initial − minimum) · √(s / (s + t))</c> with the time scale s.</summary>
    /// <remarks>
    /// <para>Unbounded. After a warm-up of W steps take <c>s = W</c>: then the value at step t of the whole run is
    /// <c>peak · √(W / t)</c>, continuous at the join. A floor (<c>max(v, m)</c>, as Megatron has it) is <see cref="Schedule.Within"/>.</para>
    /// <para>A. Vaswani et al., "Attention is all you need", arXiv:1706.03762, equation 3, without the model's width, which is in <see cref="Noam"/>.
    /// Six libraries have six readings of it, which differ in where t begins.</para>
    /// </remarks>
    /// <param name="initial">The value of step 0; any finite number.</param>
    /// <param name="timeScale">s, in steps: after 3s steps the value is halved; above 0.</param>
    /// <param name="minimum">The value that it tends to; 0 by default.</param>
    /// <returns>The decay.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = InverseTimeDecay.SquareRoot(initial: 1e-3, timeScale: 1000).WithWarmup(1000);
    /// double peak = rate.At(1000), half = rate.At(4000);   // 1e-3 and 5e-4
    /// </code>
    /// </example>
    public static InverseTimeDecay SquareRoot(double initial, double timeScale, double minimum = 0) =>
        new(initial, 1 / Require.Positive(timeScale), power: 0.5, minimum);

    internal override double Evaluate(long step, Ending ending)
    {
        double divisor = 1 + Rate * step;
        return Minimum + (Initial - Minimum) / (Power == 1 ? divisor : Power == 0.5 ? Math.Sqrt(divisor) : Math.Pow(divisor, Power));
    }
}
