namespace Anneal;

/// <summary>Slanted triangular rates, for fine-tuning: a short steep rise and a long straight fall.</summary>
/// <remarks>
/// <para><c>Peak · (1 + p · (Ratio − 1)) / Ratio</c>, where p goes from 0 to 1 in <c>cut = CutFraction · T</c> updates (to the nearest) and back to 0 in
/// the others: from <c>Peak / Ratio</c> to the peak at update cut and down to <c>Peak / Ratio</c>, which the last update uses.</para>
/// <para>J. Howard and S. Ruder, "Universal language model fine-tuning for text classification" (ULMFiT), arXiv:1801.06146, equation 3.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new SlantedTriangular(peak: 0.01, steps: 1000).Build();
/// double first = rate.At(0), peak = rate.At(100), last = rate.At(999);   // 0.0003125, 0.01 and 0.0003125
/// </code>
/// </example>
public sealed record SlantedTriangular
{
    /// <summary>Creates the preset.</summary>
    /// <param name="peak">The highest value; above 0.</param>
    /// <param name="steps">T, the updates of the whole run, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public SlantedTriangular(double peak, long steps)
    {
        Peak = Require.Positive(peak);
        Steps = Require.AtLeast(1, steps);
    }

    /// <summary>The highest value.</summary>
    public double Peak { get; }

    /// <summary>T, the updates of the whole run.</summary>
    public long Steps { get; }

    /// <summary>The share of the run in which the rate rises, from 0 to 1; 0.1 by default.</summary>
    public double CutFraction { get; init => field = Require.Fraction(value); } = 0.1;

    /// <summary>Peak over the lowest value; above 0, 32 by default.</summary>
    public double Ratio { get; init => field = Require.Positive(value); } = 32;

    /// <summary>The schedule.</summary>
    /// <returns>A schedule of T updates.</returns>
    public Schedule Build()
    {
        long cut = Share.Of(Steps, CutFraction);
        return new Ramp(Peak / Ratio, Peak, cut).ThenRamp(Peak / Ratio, Steps - cut);
    }
}
