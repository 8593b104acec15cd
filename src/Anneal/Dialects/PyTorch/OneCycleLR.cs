using System.Runtime.CompilerServices;
using Anneal.Text.Notations;

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
    /// <param name="divFactor"><c>div_factor</c>: peak over first value; not 0.</param>
    /// <param name="finalDivFactor"><c>final_div_factor</c>: first value over last; not 0.</param>
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
        double initial = Require.Finite(maxLr) / NotZero(divFactor), last = initial / NotZero(finalDivFactor);
        double rise = pctStart * totalSteps - 1, fall = threePhase ? 2 * pctStart * totalSteps - 2 : double.NaN;
        if (rise == 0)
        {
            throw new InvalidOperationException(
                $"The first of {totalSteps} steps is the whole first phase, where OneCycleLR divides by zero. Choose a start fraction other than {1.0 / totalSteps}.");
        }

        var rate = new PyTorchPhases(totalSteps, isLinear, rise, fall, initial, maxLr, last);
        PyTorchPhases? momentum = cycleMomentum
            ? rate with { Initial = Require.Finite(maxMomentum), Peak = Require.Finite(baseMomentum), Last = maxMomentum }
            : null;
        return new Plan(rate with { Momentum = momentum }, momentum);
    }

    private static double NotZero(double divisor, [CallerArgumentExpression(nameof(divisor))] string name = "") => Require.Finite(divisor, name) != 0
        ? divisor
        : throw new ArgumentOutOfRangeException(name, $"'{name}' must not be 0; PyTorch divides by it.");
}

/// <summary>OneCycleLR: two or three phases with fractional ends, evaluated as PyTorch does it, operation by operation.</summary>
/// <param name="TotalSteps">T; a value for step T is delivered, an error raised for the next.</param>
/// <param name="IsLinear">Straight lines instead of half cosine waves.</param>
/// <param name="RiseEnd">Where the first phase ends, in steps and fractions of one.</param>
/// <param name="FallEnd">Where the second of three phases ends; NaN where there are two.</param>
/// <param name="Initial">The first value, and the last of the second of three phases.</param>
/// <param name="Peak">The value between the first two phases.</param>
/// <param name="Last">The value of step T − 1.</param>
internal sealed record PyTorchPhases(long TotalSteps, bool IsLinear, double RiseEnd, double FallEnd, double Initial, double Peak, double Last)
    : PyTorchScheduler(TotalSteps)
{
    public PyTorchPhases? Momentum { get; init; }

    /// <summary>The library's count of steps at its error, less the step: 0 for PyTorch, 1 for MMEngine.</summary>
    public int ErrorCountsFrom { get; init; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchPhases>("pytorch-one-cycle", static (field, own) =>
    {
        long length = Require.AtLeast(1, field.Steps("length", own?.TotalSteps));
        bool isLinear = field.Flag("linear", own?.IsLinear);
        double riseEnd = field.Number("rise-end", own?.RiseEnd), fallEnd = field.AnyNumber("fall-end", own?.FallEnd, double.NaN);
        double initial = field.Number("initial", own?.Initial), peak = field.Number("peak", own?.Peak), last = field.Number("last", own?.Last);
        PyTorchPhases? momentum = field.ScheduleOrNull("momentum", own?.Momentum) is { } other ? PyTorchScheduler.Of<PyTorchPhases>(other) : null;
        int errorCountsFrom = checked((int)field.Count("error-counts-from", own?.ErrorCountsFrom, 0));
        return new PyTorchPhases(length, isLinear, riseEnd, fallEnd, initial, peak, last) { Momentum = momentum, ErrorCountsFrom = errorCountsFrom };
    });

    internal override long RunLength => TotalSteps;

    internal override Schedule? CycledMomentum => Momentum;

    internal override double Evaluate(long step, Ending ending) => ValueAt(step, Initial, Peak, Last);

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this;

    /// <summary>The constructor sets the group's base rate, and the limits of its momentum.</summary>
    internal override void Construct(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        (group.InitialRate, group.MaxRate, group.MinRate) = (Initial, Peak, Last);
        if (Momentum is not null)
            (group.Momentum, group.MaxMomentum, group.BaseMomentum) = (Momentum.Initial, Momentum.Initial, Momentum.Peak);
        base.Construct(ref group, clocks);
    }

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        if (clock.Epoch > TotalSteps)
            throw PastTheEnd(clock.Epoch);
        if (Momentum is not null)
            group.Momentum = ValueAt(clock.Epoch, group.MaxMomentum, group.BaseMomentum, group.MaxMomentum);
        return ValueAt(clock.Epoch, group.InitialRate!.Value, group.MaxRate, group.MinRate);
    }

    private protected override double Beyond(long step) => step == TotalSteps ? ValueAt(step, Initial, Peak, Last) : throw PastTheEnd(step);

    private double ValueAt(long step, double initial, double peak, double last)
    {
        bool hasThree = !double.IsNaN(FallEnd);
        if (step <= RiseEnd)
            return Phase(step, 0, RiseEnd, initial, peak);
        if (hasThree && step <= FallEnd)
            return Phase(step, RiseEnd, FallEnd, peak, initial);
        return hasThree
            ? Phase(step, FallEnd, TotalSteps - 1, initial, last)
            : Phase(step, RiseEnd, TotalSteps - 1, peak, last);
    }

    private double Phase(long step, double start, double end, double from, double to)
    {
        double progress = Divide(step - start, end - start);
        return IsLinear
            ? (to - from) * progress + from
            : to + (from - to) / 2 * (Math.Cos(Math.PI * progress) + 1);
    }

    private ArgumentOutOfRangeException PastTheEnd(long step) =>
        new(nameof(step), $"Tried to step {step + ErrorCountsFrom} times. The specified number of total steps is {TotalSteps}");
}
