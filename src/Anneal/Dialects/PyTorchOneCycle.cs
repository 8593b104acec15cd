using System.Collections.Immutable;

namespace Anneal.Dialects;

/// <summary>PyTorch's OneCycleLR, with its fractional phase ends, its two or three phases, and its behavior at the end.</summary>
/// <remarks>
/// <para>With T steps and share p the phases end at <c>pT − 1</c> and <c>T − 1</c>, or at <c>pT − 1</c>, <c>2pT − 2</c> and
/// <c>T − 1</c>. These ends are fractional, so the peak may never be sampled. In a phase from a to b at progress z:
/// <c>b + (a − b) / 2 · (1 + cos πz)</c>, or a straight line. Momentum (β1 for Adam) mirrors the rate and is held high in the
/// third phase.</para>
/// <para>PyTorch delivers a value for t = T, one past the end, that lies outside the cycle (with straight lines it is negative), and
/// raises an error for the next; so does this schedule. <see cref="OneCycle"/> has neither flaw.</para>
/// </remarks>
/// <example>
/// <code>
/// using Anneal.Dialects;
///
/// Plan plan = new PyTorchOneCycle(maxLearningRate: 0.1, totalSteps: 100) { Phases = 3, Anneal = Curve.Linear }.Build();
/// double first = plan.At(0).LearningRate;   // 0.004
/// </code>
/// </example>
public sealed record PyTorchOneCycle
{
    /// <summary>Creates the policy.</summary>
    /// <param name="maxLearningRate"><c>max_lr</c> of one parameter group.</param>
    /// <param name="totalSteps"><c>total_steps</c>, or <c>epochs · steps_per_epoch</c>; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PyTorchOneCycle(double maxLearningRate, long totalSteps)
    {
        MaxLearningRate = Require.Finite(maxLearningRate);
        TotalSteps = Require.AtLeast(1, totalSteps);
    }

    /// <summary><c>max_lr</c>.</summary>
    public double MaxLearningRate { get; }

    /// <summary><c>total_steps</c>.</summary>
    public long TotalSteps { get; }

    /// <summary><c>pct_start</c>, a fraction from 0 to 1; 0.3 by default.</summary>
    public double StartFraction { get; init => field = Require.Fraction(value); } = 0.3;

    /// <summary><c>div_factor</c>: peak over first value; 25 by default.</summary>
    public double DivFactor { get; init => field = Require.Positive(value); } = 25;

    /// <summary><c>final_div_factor</c>: first value over last; 10,000 by default.</summary>
    public double FinalDivFactor { get; init => field = Require.Positive(value); } = 1e4;

    /// <summary><c>anneal_strategy</c>: <see cref="Curve.Cosine"/> ("cos", the default) or <see cref="Curve.Linear"/>.</summary>
    public Curve Anneal { get; init; } = Curve.Cosine;

    /// <summary><c>three_phase</c>: 2 (the default) or 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither 2 nor 3.</exception>
    public int Phases
    {
        get;
        init => field = value is 2 or 3 ? value : throw new ArgumentOutOfRangeException(nameof(Phases), value, "'Phases' must be 2 or 3 (three_phase false or true).");
    } = 2;

    /// <summary><c>base_momentum</c>, at the peak of the rate; 0.85 by default.</summary>
    public double BaseMomentum { get; init => field = Require.Finite(value); } = 0.85;

    /// <summary><c>max_momentum</c>, at both ends; 0.95 by default.</summary>
    public double MaxMomentum { get; init => field = Require.Finite(value); } = 0.95;

    /// <summary>The plan of one parameter group.</summary>
    /// <returns>Learning rate and momentum. For <c>cycle_momentum=False</c> take the learning rate alone.</returns>
    /// <exception cref="InvalidOperationException">The first phase has no length, where PyTorch divides by zero.</exception>
    public Plan Build()
    {
        double initial = MaxLearningRate / DivFactor, last = initial / FinalDivFactor;
        double rise = StartFraction * TotalSteps - 1, fall = 2 * StartFraction * TotalSteps - 2, end = TotalSteps - 1;
        return Phases == 3
            ? new Plan(
                Phased((rise, initial, MaxLearningRate), (fall, MaxLearningRate, initial), (end, initial, last)),
                Phased((rise, MaxMomentum, BaseMomentum), (fall, BaseMomentum, MaxMomentum), (end, MaxMomentum, MaxMomentum)))
            : new Plan(
                Phased((rise, initial, MaxLearningRate), (end, MaxLearningRate, last)),
                Phased((rise, MaxMomentum, BaseMomentum), (end, BaseMomentum, MaxMomentum)));
    }

    private PyTorchPhases Phased(params ImmutableArray<(double End, double From, double To)> phases) => new(TotalSteps, Anneal, phases);
}
