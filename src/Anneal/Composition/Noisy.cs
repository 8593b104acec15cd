using Anneal.Text.Notations;

namespace Anneal;

public abstract partial record Schedule
{
    /// <summary>This schedule with noise: each value multiplied by one plus a normal random number, the same for the same step and seed.</summary>
    /// <remarks>
    /// <para><c>v(t) = this(t) · (1 + n(t))</c>, where n(t) is normal with the given deviation, drawn again until its size is below the limit. It is
    /// computed from seed and step alone, so that a run that is resumed, or is read in another order, has the same noise. After the last step there
    /// is none: the schedule goes on as it would without.</para>
    /// <para>Source: timm's schedulers (<em>noise_pct</em>, <em>noise_std</em>, <em>noise_seed</em>); no paper. timm's own random numbers are PyTorch's
    /// and differ.</para>
    /// </remarks>
    /// <param name="deviation">The standard deviation before the limit, as a share of the value; above 0.</param>
    /// <param name="limit">No noise is as large as this; at least half the deviation, infinity for no limit. Below 1 values keep their sign.</param>
    /// <param name="seed">Another seed gives other noise.</param>
    /// <returns>A schedule of the same length.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = new Ramp(0.1, 0, 1000, Curve.Cosine).WithNoise(deviation: 0.2, limit: 0.5, seed: 42);
    /// </code>
    /// </example>
    public Schedule WithNoise(double deviation, double limit, long seed = 0) => new Noisy(this, deviation, limit, seed);
}

/// <summary>A schedule with noise: the result of <see cref="Schedule.WithNoise"/>.</summary>
public sealed record Noisy : Schedule
{
    internal Noisy(Schedule inner, double deviation, double limit, long seed)
        : base(inner.Steps, inner.Feedback)
    {
        Inner = inner;
        Deviation = Require.Positive(deviation);
        Limit = limit >= deviation / 2
            ? limit
            : throw new ArgumentOutOfRangeException(nameof(limit), $"'limit' must be at least half the deviation, {deviation}; it is {limit}. Take a smaller deviation.");
        Seed = seed;
    }

    /// <summary>The schedule without the noise.</summary>
    public Schedule Inner { get; }

    /// <summary>The standard deviation before the limit, as a share of the value.</summary>
    public double Deviation { get; }

    /// <summary>No noise is as large as this.</summary>
    public double Limit { get; }

    /// <summary>Another seed gives other noise.</summary>
    public long Seed { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Noisy>("noisy", static (field, own) => field.Inner(own?.Inner).WithNoise(
        field.Number("deviation", own?.Deviation), field.AnyNumber("limit", own?.Limit, double.PositiveInfinity), field.Count("seed", own?.Seed, 0)));

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending) => Inner.Evaluate(step, ending) * (1 + NoiseAt(step));

    internal override void Evaluate(long start, Ending ending, Span<double> values)
    {
        Inner.Evaluate(start, ending, values);
        for (int i = 0; i < values.Length; i++)
            values[i] *= 1 + NoiseAt(start + i);
    }

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule inner = Inner.Route(step, change);
        return ReferenceEquals(inner, Inner) ? this : new Noisy(inner, Deviation, Limit, Seed) { AfterEnd = AfterEnd };
    }

    private protected override double Beyond(long step) => Inner.At(step);

    private double NoiseAt(long step)
    {
        var random = new StepRandom(Seed, step);
        double noise;
        do
            noise = Deviation * random.NextNormal();
        while (!(Math.Abs(noise) < Limit));
        return noise;
    }
}
