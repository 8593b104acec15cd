namespace Anneal;

/// <summary>Flat, then half a cosine: constant for most of the run, and annealed at its end.</summary>
/// <remarks>
/// <para>The peak for <c>FlatFraction · T</c> updates (to the nearest), then <c>half a cosine</c> to <c>Peak / FinalDivisor</c>, which the last update
/// uses. Without a warm-up, for optimizers that need none, such as RAdam.</para>
/// <para>Source: fastai's <c>fit_flat_cos</c>; found in the community's experiments with the Ranger optimizer (L. Wright and M. Grankin, 2019); no
/// paper.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new FlatCosine(peak: 4e-3, steps: 1000).Build();
/// double still = rate.At(750), last = rate.At(999);   // 4e-3 and 4e-8
/// </code>
/// </example>
public sealed record FlatCosine
{
    /// <summary>Creates the preset.</summary>
    /// <param name="peak">The value of the flat part; above 0.</param>
    /// <param name="steps">T, the updates of the whole run, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public FlatCosine(double peak, long steps)
    {
        Peak = Require.Positive(peak);
        Steps = Require.AtLeast(1, steps);
    }

    /// <summary>The value of the flat part.</summary>
    public double Peak { get; }

    /// <summary>T, the updates of the whole run.</summary>
    public long Steps { get; }

    /// <summary>The share of the run that is flat, from 0 to 1; 0.75 by default.</summary>
    public double FlatFraction { get; init => field = Require.Fraction(value); } = 0.75;

    /// <summary>Peak over the last value; above 0, 100,000 by default.</summary>
    public double FinalDivisor { get; init => field = Require.Positive(value); } = 1e5;

    /// <summary>The schedule.</summary>
    /// <returns>A schedule of T updates.</returns>
    public Schedule Build()
    {
        long flat = Share.Of(Steps, FlatFraction);
        return new Ramp(Peak, Peak, flat).ThenRamp(Peak / FinalDivisor, Steps - flat, Curve.Cosine);
    }
}
