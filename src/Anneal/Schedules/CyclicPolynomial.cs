using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Polynomial decay that starts over from where a longer decay would be: each cycle begins lower and falls less steeply.</summary>
/// <remarks>
/// <para><c>v(t) = Final + (Initial − Final) · (1 − t / (P · c))^Power</c>, where <c>c = ⌊t / P⌋ + 1</c> counts the cycles. Unbounded; cycle c
/// begins at the share <c>(1 / c)^Power</c> of the height. A cycle of P steps is half-open, so step P is the first of the second cycle.</para>
/// <para>Source: the code of Keras (<c>PolynomialDecay</c> with <em>cycle</em>; it counts <c>c = ⌈t / P⌉</c>, so that its second cycle begins a
/// step later), PaddlePaddle and NeMo; no paper.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new CyclicPolynomial(initial: 0.1, final: 0, period: 100);
/// double second = rate.At(100), third = rate.At(200);   // 0.05 and 0.0333
/// </code>
/// </example>
public sealed record CyclicPolynomial : Schedule
{
    /// <summary>Creates the decay.</summary>
    /// <param name="initial">The value of step 0; any finite number.</param>
    /// <param name="final">The value that each cycle approaches; any finite number.</param>
    /// <param name="period">P, the steps of a cycle, 1 or more.</param>
    /// <param name="power">The exponent; above 0, 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CyclicPolynomial(double initial, double final, long period, double power = 1)
        : base(Unbounded)
    {
        Initial = Require.Finite(initial);
        FinalValue = Require.Finite(final);
        Period = Require.AtLeast(1, period);
        Power = Require.Positive(power);
    }

    /// <summary>The value of step 0.</summary>
    public double Initial { get; }

    /// <summary>The value that each cycle approaches.</summary>
    public double FinalValue { get; }

    /// <summary>P, the steps of a cycle.</summary>
    public long Period { get; }

    /// <summary>The exponent.</summary>
    public double Power { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<CyclicPolynomial>("cyclic-polynomial", static (field, own) => new CyclicPolynomial(
        field.Number("initial", own?.Initial), field.Number("final", own?.FinalValue), field.Steps("period", own?.Period), field.Number("power", own?.Power, 1)));

    internal override double Final => FinalValue;

    internal override double Evaluate(long step, Ending ending)
    {
        double cycles = step / Period + 1;
        return FinalValue + (Initial - FinalValue) * Math.Pow(1 - step / (Period * cycles), Power);
    }
}
