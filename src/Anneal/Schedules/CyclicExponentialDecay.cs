using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Cyclic exponential decay (CED): exponential decay with a periodic component.</summary>
/// <remarks>
/// <para>The name stands for three different curves, so the reading is an explicit choice. With the cycle length C, the decay
/// rate k, <c>τ = t mod C</c>, and the height <c>h = Initial − Minimum</c>:</para>
/// <list type="bullet">
/// <item><see cref="CyclicExponentialForm.RestartWithinCycle"/>: <c>Minimum + h · e^(−kτ)</c>, which starts anew each cycle;</item>
/// <item><see cref="CyclicExponentialForm.ModulatedEnvelope"/>: <c>Minimum + h · e^(−kt) · (1 + cos(2πt / C)) / 2</c>;</item>
/// <item><see cref="CyclicExponentialForm.TriangularEnvelope"/>: <c>Minimum + h · e^(−kt) · (1 − |2τ / C − 1|)</c>, which is CLR's
/// exp_range with γ = e^(−k) and starts at the minimum.</item>
/// </list>
/// <para>Unbounded. Source: the name is that of a course (ingoampt.com, "Day 45"), which has no formula in public; the three readings are those
/// found in code, the last one being L. N. Smith, arXiv:1506.01186, section 3.2.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new CyclicExponentialDecay(CyclicExponentialForm.RestartWithinCycle, initial: 0.1, rate: 0.01, cycleSteps: 300);
/// double end = rate.At(299), restart = rate.At(300);   // 0.005 and 0.1
/// </code>
/// </example>
public sealed record CyclicExponentialDecay : Schedule
{
    /// <summary>Creates the decay.</summary>
    /// <param name="form">Which of the three readings is meant.</param>
    /// <param name="initial">The highest value; any finite number.</param>
    /// <param name="rate">k, the decay of the exponent in one step; 0 or more.</param>
    /// <param name="cycleSteps">C, 1 or more.</param>
    /// <param name="minimum">The value that the decay tends to; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CyclicExponentialDecay(CyclicExponentialForm form, double initial, double rate, long cycleSteps, double minimum = 0)
        : base(Unbounded)
    {
        Form = form;
        Initial = Require.Finite(initial);
        Rate = Require.NotNegative(rate);
        CycleSteps = Require.AtLeast(1, cycleSteps);
        Minimum = Require.Finite(minimum);
    }

    /// <summary>Which of the three readings is meant.</summary>
    public CyclicExponentialForm Form { get; }

    /// <summary>The highest value.</summary>
    public double Initial { get; }

    /// <summary>k, the decay of the exponent in one step.</summary>
    public double Rate { get; }

    /// <summary>C, the length of a cycle.</summary>
    public long CycleSteps { get; }

    /// <summary>The value that the decay tends to.</summary>
    public double Minimum { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<CyclicExponentialDecay>("cyclic-exponential-decay", static (field, own) => new CyclicExponentialDecay(
        field.Choice("form", own?.Form), field.Number("initial", own?.Initial), field.Number("rate", own?.Rate),
        field.Steps("cycle", own?.CycleSteps), field.Number("minimum", own?.Minimum, 0)));

    internal override double Final => Minimum;

    internal override double Evaluate(long step, Ending ending)
    {
        long within = step % CycleSteps;
        double progress = (double)within / CycleSteps;
        double height = Form switch
        {
            CyclicExponentialForm.RestartWithinCycle => Math.Exp(-Rate * within),
            CyclicExponentialForm.ModulatedEnvelope => Math.Exp(-Rate * step) * (1 + Math.Cos(2 * Math.PI * progress)) / 2,
            _ => Math.Exp(-Rate * step) * (1 - Math.Abs(2 * progress - 1)),
        };
        return Minimum + (Initial - Minimum) * height;
    }
}
