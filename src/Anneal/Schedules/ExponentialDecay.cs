namespace Anneal;

/// <summary>Exponential decay: <c>v(t) = Initial · Factor^(t / Period)</c>.</summary>
/// <remarks>
/// Unbounded, and never 0. <c>Factor</c> is the classic γ with a period of one step; <see cref="OverRun"/> is the other
/// classic form, <c>Initial · e^(−kt/T)</c>. For drops at intervals see <see cref="StepDecay"/>, the staircase.
/// </remarks>
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

    internal override double Final => 0;

    /// <summary>The form <c>v(t) = Initial · e^(−kt/T)</c>.</summary>
    /// <param name="initial">The value of step 0.</param>
    /// <param name="rate">k: the run of T steps multiplies the value by e^(−k).</param>
    /// <param name="steps">T, 1 or more.</param>
    /// <returns>The decay; unbounded, so that it goes on falling after T.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static ExponentialDecay OverRun(double initial, double rate, long steps) =>
        new(initial, Math.Exp(-Require.Finite(rate)), steps);

    internal override double Evaluate(long step, Ending ending) => Initial * Math.Pow(Factor, (double)step / Period);
}
