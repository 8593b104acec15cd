using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Exponential decay: <c>v(t) = Initial · Factor^(t / Period)</c>.</summary>
/// <remarks>
/// <para>Unbounded, and never 0. <c>Factor</c> is the classic γ with a period of one step; <see cref="OverRun"/> is the other
/// classic form, <c>Initial · e^(−kt/T)</c>. For drops at intervals see <see cref="StepDecay"/>, the staircase; for a floor,
/// <see cref="Schedule.Within"/>; for a way to a chosen value in a chosen time, <see cref="GeometricRamp"/>.</para>
/// <para>Source: Keras's <c>ExponentialDecay</c> and PyTorch's <c>ExponentialLR</c>; older than any paper.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new ExponentialDecay(initial: 0.1, factor: 0.96, period: 1000);
/// double later = rate.At(1000);   // 0.096
/// </code>
/// </example>
public sealed record ExponentialDecay : Schedule
{
    /// <summary>Creates the decay.</summary>
    /// <param name="initial">The value of step 0; any finite number.</param>
    /// <param name="factor">What one period multiplies the value by (γ); above 0.</param>
    /// <param name="period">Steps, 1 or more, in which the factor is reached.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ExponentialDecay(double initial, double factor, long period = 1)
        : base(Unbounded)
    {
        Initial = Require.Finite(initial);
        Factor = Require.Positive(factor);
        Period = Require.AtLeast(1, period);
    }

    /// <summary>The value of step 0.</summary>
    public double Initial { get; }

    /// <summary>What one period multiplies the value by (γ).</summary>
    public double Factor { get; }

    /// <summary>Steps in which the factor is reached.</summary>
    public long Period { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<ExponentialDecay>("exponential-decay", static (field, own) => new ExponentialDecay(
        field.Number("initial", own?.Initial), field.Number("factor", own?.Factor), field.Steps("period", own?.Period, 1)));

    internal override double Final => 0;

    /// <summary>The form <c>v(t) = Initial · e^(−kt/T)</c>.</summary>
    /// <remarks>
    /// k says what share of the height the run loses, whatever its length: <c>v(T) = Initial · e^(−k)</c>. Unbounded. It is the plain decay that the
    /// cyclic exponential decay of <see cref="CyclicExponentialDecay"/> extends.
    /// </remarks>
    /// <param name="initial">The value of step 0.</param>
    /// <param name="rate">k: the run of T steps multiplies the value by e^(−k).</param>
    /// <param name="steps">T, 1 or more.</param>
    /// <returns>The decay; unbounded, so that it goes on falling after T.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = ExponentialDecay.OverRun(initial: 0.1, rate: 4, steps: 1000).For(1000);
    /// double half = rate.At(500);   // 0.0135, which is 0.1 · e^(−2)
    /// </code>
    /// </example>
    public static ExponentialDecay OverRun(double initial, double rate, long steps) =>
        new(initial, Math.Exp(-Require.Finite(rate)), steps);

    internal override double Evaluate(long step, Ending ending) => Initial * Math.Pow(Factor, (double)step / Period);
}
