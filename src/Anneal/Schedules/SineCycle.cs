using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Cycles of half a sine wave: smoothly up and down between two values, with a sharp turn at the low one.</summary>
/// <remarks>
/// <para><c>v(t) = Low + (High − Low) · |sin(πt / P)| · scale(t)</c>; the scale is that of <see cref="TriangularCycle"/>: 1, halved each cycle, or
/// <c>γ^t</c>. Unbounded; every cycle begins at <see cref="Low"/> and is highest in its middle.</para>
/// <para>Source: ParameterSchedulers.jl (<c>Sin</c>, <c>SinDecay2</c>, <c>SinExp</c>), after the sinusoidal window of L. N. Smith,
/// arXiv:1506.01186, section 3.1.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new SineCycle(low: 0.001, high: 0.006, period: 4000);
/// double peak = rate.At(2000), valley = rate.At(4000);   // 0.006 and 0.001
/// </code>
/// </example>
public sealed record SineCycle : Schedule
{
    /// <summary>Creates the cycle.</summary>
    /// <param name="low">The value at the beginning of each cycle; any finite number.</param>
    /// <param name="high">The value in the middle of the first cycle; any finite number.</param>
    /// <param name="period">P, the steps of a cycle, 1 or more.</param>
    /// <param name="scale">How the height of the cycles changes.</param>
    /// <param name="gamma">γ of <see cref="CycleScale.ExponentialRange"/>; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public SineCycle(double low, double high, long period, CycleScale scale = CycleScale.Triangular, double gamma = 1)
        : base(Unbounded)
    {
        Low = Require.Finite(low);
        High = Require.Finite(high);
        Period = Require.AtLeast(1, period);
        Scale = scale;
        Gamma = Require.Positive(gamma);
    }

    /// <summary>The value at the beginning of each cycle.</summary>
    public double Low { get; }

    /// <summary>The value in the middle of the first cycle.</summary>
    public double High { get; }

    /// <summary>P, the steps of a cycle.</summary>
    public long Period { get; }

    /// <summary>How the height of the cycles changes.</summary>
    public CycleScale Scale { get; }

    /// <summary>γ of <see cref="CycleScale.ExponentialRange"/>.</summary>
    public double Gamma { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<SineCycle>("sine-cycle", static (field, own) => new SineCycle(
        field.Number("low", own?.Low), field.Number("high", own?.High), field.Steps("period", own?.Period),
        field.Choice("scale", own?.Scale, CycleScale.Triangular), field.Number("gamma", own?.Gamma, 1)));

    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending)
    {
        (long cycle, long within) = Math.DivRem(step, Period);
        return Low + (High - Low) * (double.SinPi((double)within / Period) * CycleHeight.Of(Scale, Gamma, step, cycle));
    }
}
