namespace Anneal;

/// <summary>An endless schedule of two parts: the first half of a cosine decay, then inverse square root decay, joined without a kink.</summary>
/// <remarks>
/// <para>After the warm-up, for C updates, <c>m + (Peak − m) · (1 + cos(πk / 2C)) / 2</c>, then <c>α / √(k + β)</c>, where α and β make value and slope
/// continuous at k = C: the value there is half way between peak and minimum m, and the time scale <c>C + β = C · (Peak + m) / (π · (Peak − m))</c>. It
/// does not know how long the run is; bring it to an end with <see cref="Schedule.AnnealFrom"/>.</para>
/// <para>M. Bellagente et al., "Stable LM 2 1.6B technical report", arXiv:2402.17834, section 2 (C is a quarter of their run);
/// ModernBERT's <c>CosineInverseSqrtScheduler</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule endless = new CosineInverseSquareRoot(peak: 1e-3, cosineSteps: 2500) { WarmupSteps = 500 }.Build();
/// Schedule run = endless.AnnealFrom(step: 9000, steps: 1000);
/// double join = run.At(3000), last = run.At(9999);   // 0.00055 and 0
/// </code>
/// </example>
public sealed record CosineInverseSquareRoot
{
    /// <summary>Creates the preset.</summary>
    /// <param name="peak">The highest value; above 0.</param>
    /// <param name="cosineSteps">C, the updates of the cosine, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CosineInverseSquareRoot(double peak, long cosineSteps)
    {
        Peak = Require.Positive(peak);
        CosineSteps = Require.AtLeast(1, cosineSteps);
    }

    /// <summary>The highest value.</summary>
    public double Peak { get; }

    /// <summary>C, the updates of the cosine.</summary>
    public long CosineSteps { get; }

    /// <summary>The updates of a linear warm-up from 0 before it; 0 or more, 0 by default.</summary>
    public long WarmupSteps { get; init => field = Require.AtLeast(0, value); }

    /// <summary>m as a share of the peak, from 0 to below 1; 0.1 by default. The whole cosine would go down to it.</summary>
    public double MinimumFraction
    {
        get;
        init => field = Require.Fraction(value) < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumFraction), "'MinimumFraction' must be below 1, or nothing decays; it is 1. Take Constant.");
    } = 0.1;

    /// <summary>The schedule.</summary>
    /// <returns>An unbounded schedule.</returns>
    public Schedule Build()
    {
        double minimum = Peak * MinimumFraction;
        double timeScale = CosineSteps * (1 + MinimumFraction) / (Math.PI * (1 - MinimumFraction));
        return new CosineWaves(minimum, Peak, CosineSteps, waves: 0.25)
            .Then(InverseTimeDecay.SquareRoot((Peak + minimum) / 2, timeScale))
            .WithWarmup(WarmupSteps);
    }
}
