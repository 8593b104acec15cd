namespace Anneal;

/// <summary>Warm-up, stable, decay (WSD), the trapezoid: up, constant for most of the run, and down at its end.</summary>
/// <remarks>
/// <para><c>Start + (Peak − Start) · t / W</c>, then the peak for S updates, then <c>Peak + (Final − Peak) · Curve(k / (D − 1))</c>, so that the last
/// update uses <see cref="Final"/>. Update W is the first at the peak. The decay may be any <see cref="Anneal.Curve"/>: a straight line, half a
/// cosine, <c>Curve.Power(0.5)</c> for 1 − √z, <c>Curve.Exponential(0.5)</c> for Megatron's exponential.</para>
/// <para>S. Hu et al., "MiniCPM", arXiv:2404.06395, section 4; first, as the trapezoid, X. Zhai et al., "Scaling vision transformers",
/// arXiv:2106.04560. The stable part need not know how long the run will be: see also <see cref="Schedule.AnnealFrom"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new WarmupStableDecay(peak: 1e-3, warmupSteps: 500, stableSteps: 8500, decaySteps: 1000) { Curve = Curve.Power(0.5) }.Build();
/// double peak = rate.At(500), last = rate.At(9999);   // 1e-3 and 0
/// </code>
/// </example>
public sealed record WarmupStableDecay
{
    /// <summary>Creates the preset.</summary>
    /// <param name="peak">The value of the stable part; above 0.</param>
    /// <param name="warmupSteps">W, the updates of the rise, 0 or more.</param>
    /// <param name="stableSteps">S, the updates at the peak, 0 or more.</param>
    /// <param name="decaySteps">D, the updates of the decay, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public WarmupStableDecay(double peak, long warmupSteps, long stableSteps, long decaySteps)
    {
        Peak = Require.Positive(peak);
        WarmupSteps = Require.AtLeast(0, warmupSteps);
        StableSteps = Require.AtLeast(0, stableSteps);
        DecaySteps = Require.AtLeast(1, decaySteps);
    }

    /// <summary>The value of the stable part.</summary>
    public double Peak { get; }

    /// <summary>W, the updates of the rise.</summary>
    public long WarmupSteps { get; }

    /// <summary>S, the updates at the peak.</summary>
    public long StableSteps { get; }

    /// <summary>D, the updates of the decay.</summary>
    public long DecaySteps { get; }

    /// <summary>The value of update 0; any finite number, 0 by default.</summary>
    public double Start { get; init => field = Require.Finite(value); }

    /// <summary>The value of the last update; any finite number, 0 by default.</summary>
    public double Final { get; init => field = Require.Finite(value); }

    /// <summary>The shape of the decay; a straight line by default.</summary>
    public Curve Curve { get; init; } = Curve.Linear;

    /// <summary>How often stable part and decay follow each other after the one warm-up: WSD-S with more than 1.</summary>
    /// <remarks>
    /// <para>After each decay the rate goes back to the peak at once and the run goes on from the decayed weights, so that a run has a finished
    /// model at the end of every cycle. Each cycle but the last is half-open: its decay does not use <see cref="Final"/> itself.</para>
    /// <para>K. Wen et al., "Understanding warmup-stable-decay learning rates: A river valley loss landscape perspective", arXiv:2410.05192
    /// (WSD-S). For cycles of several lengths, put the stages together with <see cref="Schedule.Then"/>.</para>
    /// </remarks>
    /// <value>1 or more; 1 by default.</value>
    /// <example>
    /// <code>
    /// Schedule rate = new WarmupStableDecay(peak: 1e-3, warmupSteps: 100, stableSteps: 900, decaySteps: 100) { Cycles = 3 }.Build();
    /// double second = rate.At(1100), last = rate.At(3099);   // 1e-3 and 0
    /// </code>
    /// </example>
    public long Cycles { get; init => field = Require.AtLeast(1, value); } = 1;

    /// <summary>The schedule.</summary>
    /// <returns>A schedule of <c>W + Cycles · (S + D)</c> updates.</returns>
    public Schedule Build() => new Ramp(Start, Peak, WarmupSteps)
        .Then(new Ramp(Peak, Peak, StableSteps).ThenRamp(Final, DecaySteps, Curve).Repeat(Cycles));
}
