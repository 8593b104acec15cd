namespace Anneal;

/// <summary>Warm-up, hold, then a power decay that begins after the hold: the schedule of the Squeezeformer.</summary>
/// <remarks>
/// <para>With warm-up W and hold H: <c>Peak · t / W</c>, then the peak, then <c>max(Minimum, Peak · (W / (t − H))^Power)</c>. Unbounded and
/// continuous; update W is the first at the peak.</para>
/// <para>S. Kim et al., "Squeezeformer: An efficient transformer for automatic speech recognition", arXiv:2206.00888, section 4; NeMo's
/// <c>NoamHoldAnnealing</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new NoamHold(peak: 2e-3, warmupSteps: 1000, holdSteps: 8000) { Power = 1 }.Build();
/// double still = rate.At(9000), half = rate.At(10_000);   // 2e-3 and 1e-3
/// </code>
/// </example>
public sealed record NoamHold
{
    /// <summary>Creates the preset.</summary>
    /// <param name="peak">The highest value; above 0.</param>
    /// <param name="warmupSteps">W, the updates of the rise from 0, 1 or more.</param>
    /// <param name="holdSteps">H, the updates at the peak, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public NoamHold(double peak, long warmupSteps, long holdSteps)
    {
        Peak = Require.Positive(peak);
        WarmupSteps = Require.AtLeast(1, warmupSteps);
        HoldSteps = Require.AtLeast(0, holdSteps);
    }

    /// <summary>The highest value.</summary>
    public double Peak { get; }

    /// <summary>W, the updates of the rise.</summary>
    public long WarmupSteps { get; }

    /// <summary>H, the updates at the peak.</summary>
    public long HoldSteps { get; }

    /// <summary>The exponent of the decay; above 0, 0.5 by default (the Squeezeformer has 1).</summary>
    public double Power { get; init => field = Require.Positive(value); } = 0.5;

    /// <summary>The decay never goes below this; 0 or more, 0 by default.</summary>
    public double Minimum { get; init => field = Require.NotNegative(value); }

    /// <summary>The schedule.</summary>
    /// <returns>An unbounded schedule.</returns>
    public Schedule Build() => new Ramp(0, Peak, WarmupSteps)
        .ThenHold(HoldSteps)
        .Then(new InverseTimeDecay(Peak, 1.0 / WarmupSteps, Power).Within(Minimum));
}
