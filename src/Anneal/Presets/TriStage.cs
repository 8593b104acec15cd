namespace Anneal;

/// <summary>The tri-stage policy of speech models: linear warm-up, hold, exponential decay.</summary>
/// <remarks>
/// <para><c>Peak · (InitialScale + (1 − InitialScale) · t / W)</c>, then the peak for H updates, then
/// <c>Peak · FinalScale^(k / (D − 1))</c>, so that the last update uses <c>Peak · FinalScale</c>, which is held.</para>
/// <para>D. S. Park et al., "SpecAugment", arXiv:1904.08779, section 3.2; the parameters as in fairseq (<c>tri_stage</c>).</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new TriStage(peak: 5e-4, warmupSteps: 1000, holdSteps: 4000, decaySteps: 5000).Build();
/// double first = rate.At(0), peak = rate.At(1000), last = rate.At(9999);   // 5e-6, 5e-4 and 5e-6
/// </code>
/// </example>
public sealed record TriStage
{
    /// <summary>Creates the preset.</summary>
    /// <param name="peak">The highest value; above 0.</param>
    /// <param name="warmupSteps">W, the updates of the rise, 0 or more.</param>
    /// <param name="holdSteps">H, the updates at the peak, 0 or more.</param>
    /// <param name="decaySteps">D, the updates of the decay, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public TriStage(double peak, long warmupSteps, long holdSteps, long decaySteps)
    {
        Peak = Require.Positive(peak);
        WarmupSteps = Require.AtLeast(0, warmupSteps);
        HoldSteps = Require.AtLeast(0, holdSteps);
        DecaySteps = Require.AtLeast(1, decaySteps);
    }

    /// <summary>The highest value.</summary>
    public double Peak { get; }

    /// <summary>W, the updates of the rise.</summary>
    public long WarmupSteps { get; }

    /// <summary>H, the updates at the peak.</summary>
    public long HoldSteps { get; }

    /// <summary>D, the updates of the decay.</summary>
    public long DecaySteps { get; }

    /// <summary>The first value as a share of the peak; 0 or more, 0.01 by default.</summary>
    public double InitialScale { get; init => field = Require.NotNegative(value); } = 0.01;

    /// <summary>The last value as a share of the peak; above 0, 0.01 by default.</summary>
    public double FinalScale { get; init => field = Require.Positive(value); } = 0.01;

    /// <summary>The schedule.</summary>
    /// <returns>A schedule of <c>W + H + D</c> updates.</returns>
    public Schedule Build() => new Ramp(Peak * InitialScale, Peak, WarmupSteps)
        .ThenHold(HoldSteps)
        .Then(new GeometricRamp(Peak, Peak * FinalScale, DecaySteps));
}
