using Anneal.Text.Notations;

namespace Anneal;

/// <summary>The cyclical learning rate (CLR): up and down between two values, again and again.</summary>
/// <remarks>
/// <para><c>v(t) = Low + (High − Low) · tri(t) · scale(t)</c>, where tri rises from 0 to 1 in <see cref="StepsUp"/> steps and falls
/// back in <see cref="StepsDown"/>, and the scale is 1 (<see cref="CycleScale.Triangular"/>), halved each cycle
/// (<see cref="CycleScale.Triangular2"/>) or <c>γ^t</c> (<see cref="CycleScale.ExponentialRange"/>). Unbounded; every cycle
/// begins at <see cref="Low"/>.</para>
/// <para>L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", arXiv:1506.01186, section 3. A momentum that mirrors
/// the rate is the same cycle with the two values exchanged.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new TriangularCycle(low: 0.001, high: 0.006, stepsUp: 2000);
/// var momentum = new TriangularCycle(low: 0.95, high: 0.85, stepsUp: 2000);
/// double peak = rate.At(2000);   // 0.006
/// </code>
/// </example>
public sealed record TriangularCycle : Schedule
{
    /// <summary>Creates the cycle.</summary>
    /// <param name="low">The value at the beginning of each cycle; any finite number.</param>
    /// <param name="high">The value at the peak of the first cycle; any finite number, also below <paramref name="low"/>.</param>
    /// <param name="stepsUp">Steps from low to high (the paper's stepsize), 1 or more.</param>
    /// <param name="stepsDown">Steps back, 1 or more; as many as up if not given.</param>
    /// <param name="scale">How the height of the cycles changes.</param>
    /// <param name="gamma">γ of <see cref="CycleScale.ExponentialRange"/>; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public TriangularCycle(
        double low, double high, long stepsUp, long? stepsDown = null, CycleScale scale = CycleScale.Triangular, double gamma = 1)
        : base(Unbounded)
    {
        Low = Require.Finite(low);
        High = Require.Finite(high);
        StepsUp = Require.AtLeast(1, stepsUp);
        StepsDown = Require.AtLeast(1, stepsDown ?? stepsUp, nameof(stepsDown));
        Scale = scale;
        Gamma = Require.Positive(gamma);
    }

    /// <summary>The value at the beginning of each cycle.</summary>
    public double Low { get; }

    /// <summary>The value at the peak of the first cycle.</summary>
    public double High { get; }

    /// <summary>Steps from low to high.</summary>
    public long StepsUp { get; }

    /// <summary>Steps from high to low.</summary>
    public long StepsDown { get; }

    /// <summary>How the height of the cycles changes.</summary>
    public CycleScale Scale { get; }

    /// <summary>γ of <see cref="CycleScale.ExponentialRange"/>.</summary>
    public double Gamma { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<TriangularCycle>("triangular-cycle", static (field, own) =>
    {
        double low = field.Number("low", own?.Low), high = field.Number("high", own?.High);
        long up = field.Steps("up", own?.StepsUp), down = field.Steps("down", own?.StepsDown, up);
        return new TriangularCycle(low, high, up, down, field.Choice("scale", own?.Scale, CycleScale.Triangular), field.Number("gamma", own?.Gamma, 1));
    });

    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending)
    {
        (long cycle, long within) = Math.DivRem(step, StepsUp + StepsDown);
        double triangle = within <= StepsUp
            ? (double)within / StepsUp
            : (double)(StepsUp + StepsDown - within) / StepsDown;
        return Low + (High - Low) * (triangle * CycleHeight.Of(Scale, Gamma, step, cycle));
    }
}
