namespace Anneal;

/// <summary>The 1cycle policy as the author's own code ran it: base → peak → 0, then a constant base / 1000.</summary>
/// <remarks>
/// Read off the training logs that L. N. Smith published beside arXiv:1803.09820: in all six of his CIFAR runs the rate goes
/// linearly from base to the peak in S steps, linearly to <em>zero</em> in S steps, and stays at <c>base / 1000</c> for the last
/// 3.5 to 14 % of the run. The paper's text, and <see cref="OneCycle"/>, go down to base and below it. Momentum as in the paper.
/// </remarks>
/// <example>
/// <code>
/// Plan plan = new OneCycleAsCoded(peakLearningRate: 1.0, steps: 1000).Build();
/// double peak = plan.At(450).LearningRate, bottom = plan.At(900).LearningRate;   // 1.0 and 0.0001
/// </code>
/// </example>
public sealed record OneCycleAsCoded
{
    /// <summary>Creates the policy.</summary>
    /// <param name="peakLearningRate">The highest rate; above 0.</param>
    /// <param name="steps">T: optimizer updates of the whole run, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public OneCycleAsCoded(double peakLearningRate, long steps)
    {
        PeakLearningRate = Require.Positive(peakLearningRate);
        Steps = Require.AtLeast(1, steps);
    }

    /// <summary>The highest rate.</summary>
    public double PeakLearningRate { get; }

    /// <summary>Optimizer updates of the whole run.</summary>
    public long Steps { get; }

    /// <summary>The share of the run of each of the two equal steps, from 0 to 0.5; 0.45 by default.</summary>
    public double StepFraction { get; init => field = Require.Fraction(value); } = 0.45;

    /// <summary>Peak over base; above 0, 10 by default (12 and 40 occur in the logs).</summary>
    public double BaseDivisor { get; init => field = Require.Positive(value); } = 10;

    /// <summary>Base over the rate of the tail; above 0, 1000 by default.</summary>
    public double TailDivisor { get; init => field = Require.Positive(value); } = 1000;

    /// <summary>Momentum at the start, at the end of the fall, and in the tail; 0.95 by default.</summary>
    public double HighMomentum { get; init => field = Require.Momentum(value); } = 0.95;

    /// <summary>Momentum at the peak of the rate; 0.85 by default.</summary>
    public double LowMomentum { get; init => field = Require.Momentum(value); } = 0.85;

    /// <summary>The plan of the run.</summary>
    /// <returns>Learning rate and momentum; weight decay 0.</returns>
    /// <exception cref="InvalidOperationException">The two steps together are longer than the run.</exception>
    public Plan Build()
    {
        (long rise, long fall, long tail) = OneCyclePhases.Of(Steps, StepFraction, StepFraction);
        double baseRate = PeakLearningRate / BaseDivisor, tailRate = baseRate / TailDivisor;
        return new Plan(
            new Ramp(baseRate, PeakLearningRate, rise).ThenRamp(0, fall).Then(new Ramp(tailRate, tailRate, tail)),
            new Ramp(HighMomentum, LowMomentum, rise).ThenRamp(HighMomentum, fall).ThenHold(tail));
    }
}
