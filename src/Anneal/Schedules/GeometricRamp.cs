using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A way from one value to another by a constant factor a step: a straight line on a logarithmic axis.</summary>
/// <remarks>
/// <para><c>v(k) = From · (To / From)^(k / N)</c> where another schedule follows, and <c>(k / (N − 1))</c> where the run ends, so that its last
/// update uses <see cref="To"/>; exact to the last digits also where the two are many powers of ten apart.</para>
/// <para>It is the sweep of a learning-rate range test, the last of the tri-stage policy's three, and exponential decay to a chosen value
/// in a chosen number of steps. Source: fastai's <c>SchedExp</c>; L. N. Smith, arXiv:1506.01186, section 3.3, for the test.</para>
/// </remarks>
/// <example>
/// <code>
/// var sweep = new GeometricRamp(1e-7, 10, steps: 9);
/// double first = sweep.At(0), middle = sweep.At(4), last = sweep.At(8);   // 1e-7, 1e-3 and 10
/// </code>
/// </example>
public sealed record GeometricRamp : Schedule
{
    /// <summary>Creates the ramp.</summary>
    /// <param name="from">The value of step 0; above 0.</param>
    /// <param name="to">The value it arrives at; above 0.</param>
    /// <param name="steps">N, optimizer updates, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not above 0 and finite, or <paramref name="steps"/> is negative.</exception>
    public GeometricRamp(double from, double to, long steps)
        : base(Require.AtLeast(0, steps))
    {
        From = Require.Positive(from);
        To = Require.Positive(to);
    }

    /// <summary>The value of step 0.</summary>
    public double From { get; }

    /// <summary>The value it arrives at.</summary>
    public double To { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<GeometricRamp>("geometric-ramp", static (field, own) => new GeometricRamp(
        field.Number("from", own?.From), field.Number("to", own?.To), field.Steps("length", own?.Steps)));

    internal override double Final => To;

    internal override double Evaluate(long step, Ending ending)
    {
        long length = ending == Ending.Closed ? Steps - 1 : Steps;
        return step == length ? To : From * Math.Pow(To / From, (double)step / length);
    }
}
