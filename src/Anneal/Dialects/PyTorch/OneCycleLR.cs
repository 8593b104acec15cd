namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>OneCycleLR, with its fractional phase ends, its two or three phases, and its behavior at the end.</summary>
    /// <remarks>
    /// <para>With T steps and share p the phases end at <c>pT − 1</c> and <c>T − 1</c>, or at <c>pT − 1</c>, <c>2pT − 2</c> and
    /// <c>T − 1</c>. These ends are fractional, so the peak may never be sampled. In a phase from a to b at progress z:
    /// <c>b + (a − b) / 2 · (1 + cos πz)</c>, or a straight line. Momentum (β1 for Adam) mirrors the rate and is held high in the
    /// third phase. The optimizer's own rate is ignored.</para>
    /// <para>PyTorch delivers a value for t = T, one past the end, that lies outside the cycle (with straight lines it is negative), and
    /// raises an error for the next; so does this schedule. <see cref="OneCycle"/> has neither flaw.</para>
    /// </remarks>
    /// <param name="maxLr"><c>max_lr</c> of one parameter group.</param>
    /// <param name="totalSteps"><c>total_steps</c>, or <c>epochs · steps_per_epoch</c>; 1 or more.</param>
    /// <param name="pctStart"><c>pct_start</c>: a fraction from 0 to 1, not a percentage.</param>
    /// <param name="annealStrategy"><c>anneal_strategy</c>: "cos" or "linear".</param>
    /// <param name="cycleMomentum"><c>cycle_momentum</c>; if not, momentum is 0 in the plan, for the library leaves the optimizer's alone.</param>
    /// <param name="baseMomentum"><c>base_momentum</c>, at the peak of the rate.</param>
    /// <param name="maxMomentum"><c>max_momentum</c>, at both ends.</param>
    /// <param name="divFactor"><c>div_factor</c>: peak over first value.</param>
    /// <param name="finalDivFactor"><c>final_div_factor</c>: first value over last.</param>
    /// <param name="threePhase"><c>three_phase</c>.</param>
    /// <returns>Learning rate and momentum of one parameter group.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The first phase has no length, where PyTorch divides by zero.</exception>
    /// <example>
    /// <code>
    /// using Anneal.Dialects;
    ///
    /// Plan plan = PyTorch.OneCycleLR(maxLr: 0.1, totalSteps: 100, threePhase: true, annealStrategy: "linear");
    /// double first = plan.At(0).LearningRate;   // 0.004
    /// </code>
    /// </example>
    public static Plan OneCycleLR(
        double maxLr, long totalSteps, double pctStart = 0.3, string annealStrategy = "cos", bool cycleMomentum = true,
        double baseMomentum = 0.85, double maxMomentum = 0.95, double divFactor = 25, double finalDivFactor = 1e4, bool threePhase = false)
    {
        Require.AtLeast(1, totalSteps);
        Require.Fraction(pctStart);
        bool isLinear = Require.OneOf(annealStrategy, "cos", "linear") == "linear";
        double initial = maxLr / divFactor, last = initial / finalDivFactor;
        double rise = pctStart * totalSteps - 1, fall = 2 * pctStart * totalSteps - 2, end = totalSteps - 1;
        PyTorchPhases Phased(params ReadOnlySpan<PyTorchPhase> phases) => new(totalSteps, isLinear, [.. phases]);
        return threePhase
            ? Cycle(
                Phased(new(rise, initial, maxLr), new(fall, maxLr, initial), new(end, initial, last)),
                Phased(new(rise, maxMomentum, baseMomentum), new(fall, baseMomentum, maxMomentum), new(end, maxMomentum, maxMomentum)))
            : Cycle(
                Phased(new(rise, initial, maxLr), new(end, maxLr, last)),
                Phased(new(rise, maxMomentum, baseMomentum), new(end, baseMomentum, maxMomentum)));

        Plan Cycle(Schedule rate, Schedule momentum) => new(rate, cycleMomentum ? momentum : null);
    }
}

/// <summary>A phase of OneCycleLR: where it ends, in steps and fractions of one, and between which values it runs.</summary>
internal readonly record struct PyTorchPhase(double End, double From, double To);

/// <summary>Phases with fractional ends, evaluated as OneCycleLR does it, operation by operation.</summary>
internal sealed record PyTorchPhases : Schedule
{
    public PyTorchPhases(long steps, bool isLinear, ValueList<PyTorchPhase> phases)
        : base(steps)
    {
        (IsLinear, Phases) = (isLinear, phases);
        if (phases[0].End == 0)
        {
            throw new InvalidOperationException(
                $"The first of {steps} steps is the whole first phase, where OneCycleLR divides by zero. Choose a start fraction other than {1.0 / steps}.");
        }
    }

    public bool IsLinear { get; }

    public ValueList<PyTorchPhase> Phases { get; }

    internal override double Final => AtPhase(Steps - 1);

    internal override double Evaluate(long step, Ending ending) => AtPhase(step);

    private protected override double Beyond(long step) => step == Steps
        ? AtPhase(step)
        : throw new ArgumentOutOfRangeException(nameof(step), $"Tried to step {step} times. The specified number of total steps is {Steps}");

    private double AtPhase(long step)
    {
        ReadOnlySpan<PyTorchPhase> phases = Phases.Span;
        int index = 0;
        while (index < phases.Length - 1 && step > phases[index].End)
            index++;
        double start = index == 0 ? 0 : phases[index - 1].End;
        (double end, double from, double to) = phases[index];
        double progress = (step - start) / (end - start);
        return IsLinear
            ? (to - from) * progress + from
            : to + (from - to) / 2 * (Math.Cos(Math.PI * progress) + 1);
    }
}
