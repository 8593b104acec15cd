namespace Anneal;

/// <summary>The 1cycle policy in two cosine phases, as most libraries have it today: a quarter of the run up, the rest down to almost nothing.</summary>
/// <remarks>
/// <para>Half a cosine from <c>Peak / StartDivisor</c> to the peak, then half a cosine to <c>Peak / FinalDivisor</c>, which the last update uses; momentum
/// high → low → high in the same phases. There is no third phase: the second goes on below the start by itself.</para>
/// <para>Source: fastai's <c>fit_one_cycle</c>, with its usual values, and PyTorch's <c>OneCycleLR</c>; no paper has it. The paper's own form is
/// <see cref="OneCycle"/>; the libraries' own end points are dialects.</para>
/// </remarks>
/// <example>
/// <code>
/// Plan plan = new CosineOneCycle(peakLearningRate: 0.01, steps: 1000).Build();
/// double start = plan.At(0).LearningRate, peak = plan.At(250).LearningRate, last = plan.At(999).LearningRate;   // 0.0004, 0.01 and 1e-7
/// </code>
/// </example>
public sealed record CosineOneCycle
{
    /// <summary>Creates the policy.</summary>
    /// <param name="peakLearningRate">The highest rate; above 0.</param>
    /// <param name="steps">T: optimizer updates of the whole run, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CosineOneCycle(double peakLearningRate, long steps)
    {
        PeakLearningRate = Require.Positive(peakLearningRate);
        Steps = Require.AtLeast(1, steps);
    }

    /// <summary>The highest rate.</summary>
    public double PeakLearningRate { get; }

    /// <summary>Optimizer updates of the whole run.</summary>
    public long Steps { get; }

    /// <summary>The share of the run in which the rate rises, from 0 to 1; 0.25 by default (PyTorch: 0.3).</summary>
    public double RiseFraction { get; init => field = Require.Fraction(value); } = 0.25;

    /// <summary>Peak over the first rate; above 0, 25 by default.</summary>
    public double StartDivisor { get; init => field = Require.Positive(value); } = 25;

    /// <summary>Peak over the last rate; above 0, 100,000 by default (PyTorch: 250,000).</summary>
    public double FinalDivisor { get; init => field = Require.Positive(value); } = 1e5;

    /// <summary>Momentum at both ends; from 0 to below 1, 0.95 by default.</summary>
    public double HighMomentum { get; init => field = Require.Momentum(value); } = 0.95;

    /// <summary>Momentum at the peak of the rate; from 0 to below 1, 0.85 by default.</summary>
    public double LowMomentum { get; init => field = Require.Momentum(value); } = 0.85;

    /// <summary>The plan of the run.</summary>
    /// <returns>Learning rate and momentum; weight decay 0.</returns>
    public Plan Build()
    {
        long rise = Share.Of(Steps, RiseFraction), fall = Steps - rise;
        return new Plan(
            new Ramp(PeakLearningRate / StartDivisor, PeakLearningRate, rise, Curve.Cosine).ThenRamp(PeakLearningRate / FinalDivisor, fall, Curve.Cosine),
            new Ramp(HighMomentum, LowMomentum, rise, Curve.Cosine).ThenRamp(HighMomentum, fall, Curve.Cosine));
    }
}
