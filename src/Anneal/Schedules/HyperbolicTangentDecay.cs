using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Hyperbolic tangent decay (HTD): high for long, then a smooth fall, then low for some time.</summary>
/// <remarks>
/// <para><c>v(z) = Minimum + (Initial − Minimum) · (1 − tanh(L + (U − L) · z)) / 2</c>, where the progress z is k / N where another schedule
/// follows and k / (N − 1) where the run ends. As published it does not quite touch its ends: with L = −6 and U = 3 it begins at 0.999994 and
/// ends at 0.0025 of the height, and that is held afterwards.</para>
/// <para>B. Y. Hsueh, W. Li and I-C. Wu, "Stochastic gradient descent with hyperbolic-tangent decay on classification", arXiv:1806.01593,
/// section 3. (timm's usual L is −7.)</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new HyperbolicTangentDecay(initial: 0.1, steps: 300);
/// double half = rate.At(199);   // 0.0505: the middle of the fall is at two thirds of the run
/// </code>
/// </example>
public sealed record HyperbolicTangentDecay : Schedule
{
    /// <summary>Creates the decay.</summary>
    /// <param name="initial">The value that it begins near; any finite number.</param>
    /// <param name="steps">N, optimizer updates, 1 or more.</param>
    /// <param name="minimum">The value that it ends near; 0 by default.</param>
    /// <param name="lower">L, where the tangent is entered; any finite number, −6 by default.</param>
    /// <param name="upper">U, where it is left; above <paramref name="lower"/>, 3 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public HyperbolicTangentDecay(double initial, long steps, double minimum = 0, double lower = -6, double upper = 3)
        : base(Require.AtLeast(1, steps))
    {
        Initial = Require.Finite(initial);
        Minimum = Require.Finite(minimum);
        Lower = Require.Finite(lower);
        Upper = lower < Require.Finite(upper)
            ? upper
            : throw new ArgumentOutOfRangeException(nameof(upper), $"'upper' must be above 'lower', {lower}; it is {upper}. The paper has -6 and 3.");
    }

    /// <summary>The value that it begins near.</summary>
    public double Initial { get; }

    /// <summary>The value that it ends near.</summary>
    public double Minimum { get; }

    /// <summary>L, where the tangent is entered.</summary>
    public double Lower { get; }

    /// <summary>U, where the tangent is left.</summary>
    public double Upper { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<HyperbolicTangentDecay>("hyperbolic-tangent-decay", static (field, own) => new HyperbolicTangentDecay(
        field.Number("initial", own?.Initial), field.Steps("length", own?.Steps), field.Number("minimum", own?.Minimum, 0),
        field.Number("lower", own?.Lower, -6), field.Number("upper", own?.Upper, 3)));

    internal override double Final => At(1.0);

    internal override double Evaluate(long step, Ending ending)
    {
        long length = ending == Ending.Closed ? Steps - 1 : Steps;
        return At(step == length ? 1.0 : (double)step / length);
    }

    private double At(double progress) => Minimum + (Initial - Minimum) * (1 - Math.Tanh(Lower + (Upper - Lower) * progress)) / 2;
}
