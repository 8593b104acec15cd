using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>CyclicLR, with its momentum.</summary>
    /// <remarks>
    /// The cycle of <see cref="TriangularCycle"/>, with PyTorch's own rounding, applied to the rate and, exchanged, to momentum (β1 for Adam):
    /// <c>max − (max − base) · tri(t) · scale(t)</c>. The optimizer's own rate is ignored: update 0 uses <c>base_lr</c>.
    /// </remarks>
    /// <param name="baseLr"><c>base_lr</c> of one parameter group.</param>
    /// <param name="maxLr"><c>max_lr</c> of the same group.</param>
    /// <param name="stepSizeUp"><c>step_size_up</c>, above 0 and not necessarily whole.</param>
    /// <param name="stepSizeDown"><c>step_size_down</c>, 0 or more (with 0 the cycle is a saw); as many as up if not given.</param>
    /// <param name="mode"><c>mode</c>: "triangular", "triangular2" or "exp_range"; ignored if there is a <paramref name="scaleFn"/>.</param>
    /// <param name="gamma"><c>gamma</c> of exp_range.</param>
    /// <param name="cycleMomentum"><c>cycle_momentum</c>; if not, momentum is 0 in the plan, for the library leaves the optimizer's alone.</param>
    /// <param name="baseMomentum"><c>base_momentum</c>, at the peak of the rate.</param>
    /// <param name="maxMomentum"><c>max_momentum</c>, at the ends of a cycle.</param>
    /// <param name="scaleFn"><c>scale_fn</c>: the scale of a cycle's height, instead of <paramref name="mode"/>; pure. A cycle with one cannot be imported.</param>
    /// <param name="scaleMode"><c>scale_mode</c>: what the function is given, the number of the "cycle" from 1 on, or of "iterations" from 0 on.</param>
    /// <returns>Learning rate and momentum of one parameter group, both unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Plan CyclicLR(
        double baseLr, double maxLr, double stepSizeUp = 2000, double? stepSizeDown = null, string mode = "triangular", double gamma = 1,
        bool cycleMomentum = true, double baseMomentum = 0.8, double maxMomentum = 0.9, Func<double, double>? scaleFn = null, string scaleMode = "cycle")
    {
        CycleScale scale = scaleFn is null ? ScaleOf(mode) : CycleScale.Triangular;
        double up = Require.Positive(stepSizeUp), down = Require.NotNegative(stepSizeDown ?? stepSizeUp, nameof(stepSizeDown));
        bool isByCycle = Require.OneOf(scaleMode, "cycle", "iterations") == "cycle";
        var rate = new PyTorchTriangle(Require.Finite(baseLr), Require.Finite(maxLr), up, down, scale, Require.Finite(gamma))
        {
            ScaleFunction = scaleFn,
            IsScaledByCycle = isByCycle,
        };
        PyTorchTriangle? momentum = cycleMomentum ? rate with { Low = Require.Finite(maxMomentum), High = Require.Finite(baseMomentum) } : null;
        return new Plan(rate with { Momentum = momentum }, momentum);
    }

    private static CycleScale ScaleOf(string mode) => Require.OneOf(mode, "triangular", "triangular2", "exp_range") switch
    {
        "triangular" => CycleScale.Triangular,
        "triangular2" => CycleScale.Triangular2,
        _ => CycleScale.ExponentialRange,
    };
}

/// <summary>CyclicLR, evaluated as PyTorch does it, operation by operation.</summary>
internal sealed record PyTorchTriangle(double Low, double High, double StepsUp, double StepsDown, CycleScale Mode, double Gamma) : PyTorchScheduler
{
    public PyTorchTriangle? Momentum { get; init; }

    public Func<double, double>? ScaleFunction { get; init; }

    public bool IsScaledByCycle { get; init; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchTriangle>("pytorch-cyclic", static (field, own) =>
    {
        if (own?.ScaleFunction is not null)
            field.Reject("CyclicLR's scale_fn is a function of code, which has no text. Tabulate the schedule: new Tabulated(values).");
        double low = field.Number("low", own?.Low), high = field.Number("high", own?.High);
        double up = Require.Positive(field.Number("up", own?.StepsUp)), down = Require.NotNegative(field.Number("down", own?.StepsDown, up));
        CycleScale mode = field.Choice("mode", own?.Mode, CycleScale.Triangular);
        double gamma = field.Number("gamma", own?.Gamma, 1);
        bool isScaledByStep = field.Flag("scaled-by-step", !own?.IsScaledByCycle);
        PyTorchTriangle? momentum = field.ScheduleOrNull("momentum", own?.Momentum) is { } other ? PyTorchScheduler.Of<PyTorchTriangle>(other) : null;
        return new PyTorchTriangle(low, high, up, down, mode, gamma) { Momentum = momentum, IsScaledByCycle = !isScaledByStep };
    });

    internal override Schedule? CycledMomentum => Momentum;

    internal override double Evaluate(long step, Ending ending) => ValueAt(Low, step);

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this;

    /// <summary>The constructor sets the rate to <c>base_lr</c>, but if another scheduler was there before, step 0 is taken at that one's base rate.</summary>
    internal override void Construct(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        group.Rate = Low;
        if (Momentum is not null)
            (group.Momentum, group.MaxMomentum, group.BaseMomentum) = (Momentum.Low, Momentum.Low, Momentum.High);
        base.Construct(ref group, clocks);
        clocks[0].BaseRate = Low;
    }

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        if (Momentum is not null)
            group.Momentum = Momentum.ValueAt(Momentum.Low, clock.Epoch);
        return ValueAt(clock.BaseRate, clock.Epoch);
    }

    private double ValueAt(double low, long step)
    {
        double total = StepsUp + StepsDown, ratio = StepsUp / total;
        double cycle = Math.Floor(1 + step / total);
        double within = 1.0 + step / total - cycle;
        double height = within <= ratio ? within / ratio : (within - 1) / (ratio - 1);
        return low + (High - low) * height * ScaleAt(step, cycle);
    }

    private double ScaleAt(long step, double cycle) => ScaleFunction is not null
        ? ScaleFunction(IsScaledByCycle ? cycle : step)
        : Mode switch
        {
            CycleScale.Triangular2 => 1 / Math.Pow(2, cycle - 1),
            CycleScale.ExponentialRange => Math.Pow(Gamma, step),
            _ => 1,
        };
}
