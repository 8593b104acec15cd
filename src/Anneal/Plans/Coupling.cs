using Anneal.Text.Notations;

namespace Anneal;

/// <summary>How a channel of a plan follows the learning rate, declared once, so that it still does when the rate is changed.</summary>
/// <remarks>An immutable value. <see cref="Plan"/> applies it to whatever its learning rate is at the time: after a warm-up was put in front, after a
/// cut, after feedback.</remarks>
/// <example>
/// <code>
/// Plan plan = new Plan(new TriangularCycle(low: 0.01, high: 0.1, stepsUp: 500))
///     .WithMomentum(Coupling.Mirror(low: 0.01, high: 0.1, atLow: 0.95, atHigh: 0.85))
///     .WithWeightDecay(Coupling.Inverse(product: 1e-5, highest: 1e-3));
/// Hyperparameters peak = plan.At(500);   // 0.1, 0.85, 0.0001
/// </code>
/// </example>
public abstract record Coupling
{
    private protected Coupling()
    {
    }

    /// <summary>Against the rate, as cyclical momentum moves: see <see cref="Schedule.Mirror"/>.</summary>
    /// <param name="low">The rate that is answered by <paramref name="atLow"/>; so are lower ones.</param>
    /// <param name="high">The rate that is answered by <paramref name="atHigh"/>; above <paramref name="low"/>.</param>
    /// <param name="atLow">The value where the rate is low.</param>
    /// <param name="atHigh">The value where the rate is high.</param>
    /// <returns>The coupling. Source: L. N. Smith, arXiv:1803.09820, section 4.3.</returns>
    /// <exception cref="ArgumentException"><paramref name="low"/> is not below <paramref name="high"/>.</exception>
    public static Coupling Mirror(double low, double high, double atLow, double atHigh) => new MirrorCoupling(low, high, atLow, atHigh);

    /// <summary>Lower while the rate is large: <c>min(highest, product / rate)</c>, so that rate times value, the shrinking of an update, is constant.</summary>
    /// <param name="product">Rate times value; 0 or more.</param>
    /// <param name="highest">The value where the rate is so small that the quotient is larger; 0 or more.</param>
    /// <returns>The coupling.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or not finite.</exception>
    public static Coupling Inverse(double product, double highest) => new InverseCoupling(product, highest);

    /// <summary>In proportion to the rate: <c>factor · rate</c>, as decoupled weight decay is multiplied by the schedule.</summary>
    /// <remarks>I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", arXiv:1711.05101, algorithm 2.</remarks>
    /// <param name="factor">Value over rate; 0 or more.</param>
    /// <returns>The coupling.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is negative or not finite.</exception>
    public static Coupling Proportional(double factor) => new ProportionalCoupling(factor);

    /// <summary>The channel's schedule for a learning rate.</summary>
    internal abstract Schedule Follow(Schedule learningRate);

    /// <summary>The same coupling of a plan whose own schedules are changed.</summary>
    internal virtual Coupling Change(Func<Schedule, Schedule> change) => this;
}

/// <summary>A channel with a schedule of its own.</summary>
internal sealed record Uncoupled(Schedule Own) : Coupling
{
    internal override Schedule Follow(Schedule learningRate) => Own;

    internal override Coupling Change(Func<Schedule, Schedule> change) => new Uncoupled(change(Own));
}

/// <summary>Against the rate.</summary>
internal sealed record MirrorCoupling : Coupling
{
    public MirrorCoupling(double low, double high, double atLow, double atHigh)
    {
        (Low, High, AtLow, AtHigh) = (low, high, atLow, atHigh);
        _ = Follow(new Constant(0));
    }

    public double Low { get; }

    public double High { get; }

    public double AtLow { get; }

    public double AtHigh { get; }

    internal static Notation<Coupling> Notation { get; } = Written.AsCoupling<MirrorCoupling>("mirror", static (field, own) => new MirrorCoupling(
        field.Number("low", own?.Low), field.Number("high", own?.High), field.Number("at-low", own?.AtLow), field.Number("at-high", own?.AtHigh)));

    internal override Schedule Follow(Schedule learningRate) => learningRate.Mirror(Low, High, AtLow, AtHigh);
}

/// <summary>Lower while the rate is large.</summary>
internal sealed record InverseCoupling(double Product, double Highest) : Coupling
{
    public double Product { get; } = Require.NotNegative(Product);

    public double Highest { get; } = Require.NotNegative(Highest);

    internal static Notation<Coupling> Notation { get; } = Written.AsCoupling<InverseCoupling>("inverse", static (field, own) => new InverseCoupling(
        field.Number("product", own?.Product), field.Number("highest", own?.Highest)));

    internal override Schedule Follow(Schedule learningRate) => new Reciprocal(learningRate, Product, Highest);
}

/// <summary>In proportion to the rate.</summary>
internal sealed record ProportionalCoupling(double Factor) : Coupling
{
    public double Factor { get; } = Require.NotNegative(Factor);

    internal static Notation<Coupling> Notation { get; } = Written.AsCoupling<ProportionalCoupling>("proportional", static (field, own) => new ProportionalCoupling(
        field.Number("factor", own?.Factor)));

    internal override Schedule Follow(Schedule learningRate) => learningRate.Times(Factor);
}
