namespace Anneal;

/// <summary>The 1cycle policy as its paper states it: two equal linear steps, then annihilation.</summary>
/// <remarks>
/// <para>With S steps up, S steps down and a tail of <c>T − 2S</c>: the learning rate goes from <c>start = peak / 10</c> to the
/// peak, back to start, and then to <c>start / 100</c>, which the last update uses. Momentum is the mirror image: high → low
/// while the rate rises, low → high while it falls, held high in the tail. Weight decay is constant.</para>
/// <para>L. N. Smith, "A disciplined approach to neural network hyper-parameters: Part 1", arXiv:1803.09820, section 4; the tail
/// as in L. N. Smith and N. Topin, "Super-convergence", arXiv:1708.07120. What the author's own code ran differs: see
/// <see cref="OneCycleAsCoded"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// Plan plan = new OneCycle(peakLearningRate: 1.0, steps: 1000).Build();
/// double start = plan.At(0).LearningRate;      // 0.1
/// double peak = plan.At(450).LearningRate;     // 1.0
/// double low = plan.At(450).Momentum;          // 0.85
/// double last = plan.At(999).LearningRate;     // 0.001
/// </code>
/// </example>
public sealed record OneCycle
{
    /// <summary>Creates the policy.</summary>
    /// <param name="peakLearningRate">The highest rate, as found by a range test; above 0.</param>
    /// <param name="steps">T: optimizer updates of the whole run, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public OneCycle(double peakLearningRate, long steps)
    {
        PeakLearningRate = Require.Positive(peakLearningRate);
        Steps = Require.AtLeast(1, steps);
    }

    /// <summary>The highest rate.</summary>
    public double PeakLearningRate { get; }

    /// <summary>Optimizer updates of the whole run.</summary>
    public long Steps { get; }

    /// <summary>The share of the run in which the rate rises, from 0 to 1; 0.45 by default.</summary>
    public double RiseFraction { get; init => field = Require.Fraction(value); } = 0.45;

    /// <summary>The share of the run in which the rate falls, from 0 to 1; 0.45 by default. The rest is annihilation.</summary>
    public double FallFraction { get; init => field = Require.Fraction(value); } = 0.45;

    /// <summary>Peak over start; above 0, 10 by default (the paper: 3 to 20, usually 10).</summary>
    public double StartDivisor { get; init => field = Require.Positive(value); } = 10;

    /// <summary>Start over the last rate; above 0, 100 by default.</summary>
    public double FinalDivisor { get; init => field = Require.Positive(value); } = 100;

    /// <summary>Momentum at the start, at the end of the fall, and in the tail; from 0 to below 1, 0.95 by default.</summary>
    public double HighMomentum { get; init => field = Require.Momentum(value); } = 0.95;

    /// <summary>Momentum at the peak of the rate; from 0 to below 1, 0.85 by default.</summary>
    public double LowMomentum { get; init => field = Require.Momentum(value); } = 0.85;

    /// <summary>The plan of the run.</summary>
    /// <returns>Learning rate and momentum; weight decay 0 (<see cref="Plan.WithWeightDecay(double)"/> sets it).</returns>
    /// <exception cref="InvalidOperationException">Rise and fall together are longer than the run.</exception>
    public Plan Build()
    {
        (long rise, long fall, long tail) = OneCyclePhases.Of(Steps, RiseFraction, FallFraction);
        double start = PeakLearningRate / StartDivisor;
        return new Plan(
            new Ramp(start, PeakLearningRate, rise).ThenRamp(start, fall).ThenRamp(start / FinalDivisor, tail),
            new Ramp(HighMomentum, LowMomentum, rise).ThenRamp(HighMomentum, fall).ThenHold(tail));
    }
}
