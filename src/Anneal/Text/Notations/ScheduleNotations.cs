using System.Collections.Frozen;
using Anneal.Dialects;

namespace Anneal.Text.Notations;

/// <summary>How every kind of schedule is written. A new kind declares its notation in its own file and has its line here.</summary>
internal static class ScheduleNotations
{
    private static readonly Notation<Schedule>[] All =
    [
        Constant.Notation,
        Ramp.Notation,
        GeometricRamp.Notation,
        Sequence.Notation,
        ExponentialDecay.Notation,
        StepDecay.Notation,
        PiecewiseConstant.Notation,
        TriangularCycle.Notation,
        CyclicExponentialDecay.Notation,
        InverseTimeDecay.Notation,
        HyperbolicTangentDecay.Notation,
        CosineWaves.Notation,
        SineCycle.Notation,
        CyclicPolynomial.Notation,
        ChebyshevSteps.Notation,
        PiecewiseLinear.Notation,
        Tabulated.Notation,
        WarmRestarts.Notation,
        Noisy.Notation,
        Scaled.Notation,
        Clamped.Notation,
        Cut.Notation,
        EpochClock.Notation,
        Mirrored.Notation,
        Product.Notation,
        Staircase.Notation,
        Replanned.Notation,
        Repetition.Notation,
        Reciprocal.Notation,
        Plateau.Notation,
        Greedy.Notation,
        TimeBudget.Notation,

        AheadWarmup.Notation,
        ShiftedInverseSquareRoot.Notation,
        EqualHalfWaves.Notation,
        GreedyRate.Notation,
        OptaxCosine.Notation,
        OptaxPlateau.Notation,
        KerasPlateau.Notation,
        MetricPlateau.Notation,
        PyTorchStep.Notation,
        PyTorchMultiStep.Notation,
        PyTorchConstant.Notation,
        PyTorchLinear.Notation,
        PyTorchExponential.Notation,
        PyTorchPolynomial.Notation,
        PyTorchCosine.Notation,
        PyTorchRestarts.Notation,
        PyTorchAnnealing.Notation,
        PyTorchTriangle.Notation,
        PyTorchPhases.Notation,
        PyTorchChained.Notation,
        PyTorchSequential.Notation,
        PyTorchRecursion.Notation,
        DeepSpeedWarmup.Notation,
        DeepSpeedWarmupDecay.Notation,
        DeepSpeedWarmupCosine.Notation,
        DeepSpeedCycleRate.Notation,
        DeepSpeedCycleMomentum.Notation,
        LateStart.Notation,
        InverseTime.Notation,
        LinearGrowth.Notation,
        PiecewiseInterpolation.Notation,
        HalfOpenFall.Notation,
        HalfOpenRise.Notation,
        FastaiSingle.Notation,
        FastaiPhases.Notation,
        MMEngineRestarts.Notation,
        MMEngineWindow.Notation,
        MMEnginePolynomial.Notation,
        IgniteCycle.Notation,
        KerasPolynomialCycles.Notation,
        KerasRestarts.Notation,
        KerasCosine.Notation,
        KerasWarmedCosine.Notation,
        CallbackTriangle.Notation,
        CallbackOneCycle.Notation,
        TimmCosine.Notation,
        TimmPolynomial.Notation,
        TimmTanh.Notation,
        TimmStairs.Notation,
        TimmWarmupStableDecay.Notation,
        ComposerRestarts.Notation,
        ComposerClock.Notation,
    ];

    /// <summary>Kinds that the language has sentences for: a number, <c>cosine from 0.1 to 0</c>, <c>-></c>.</summary>
    private static readonly string[] Sentences = [Constant.Notation.Name, Ramp.Notation.Name, GeometricRamp.Notation.Name, Sequence.Notation.Name];

    private static readonly FrozenDictionary<string, Notation<Schedule>> ByName = All.ToFrozenDictionary(notation => notation.Name);

    private static readonly FrozenDictionary<Type, Notation<Schedule>> ByType = All.ToFrozenDictionary(notation => notation.Type);

    /// <summary>Every name, as JSON has it.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(notation => notation.Name)];

    /// <summary>The names that stand before parentheses in a text.</summary>
    public static IReadOnlyList<string> CallNames { get; } = [.. Names.Except(Sentences)];

    /// <summary>Kinds that are functions of code, and so cannot be written.</summary>
    public static FrozenSet<Type> Functions { get; } = FrozenSet.ToFrozenSet([typeof(FunctionSchedule), typeof(PyTorchLambda), typeof(PyTorchMultiplicative)]);

    /// <summary>Kinds that can be written.</summary>
    public static IReadOnlyCollection<Type> Kinds => ByType.Keys;

    public static Notation<Schedule>? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind of a name that stands before parentheses in a text.</summary>
    public static Notation<Schedule>? FindCall(string name) => Sentences.Contains(name) ? null : Find(name);

    public static Notation<Schedule> Of(Schedule schedule) => ByType.TryGetValue(schedule.GetType(), out Notation<Schedule>? notation)
        ? notation
        : throw new NotSupportedException(Functions.Contains(schedule.GetType())
            ? $"{schedule.GetType().Name} is a function of code, which cannot be written. Tabulate it: new Tabulated(values)."
            : $"{schedule.GetType().Name} cannot be written. Add its notation to {nameof(ScheduleNotations)}.");

    /// <summary>Sees to it that what was written is all there is to a schedule.</summary>
    public static void RequireExact(Schedule schedule, Schedule rebuilt)
    {
        if (!rebuilt.Equals(schedule))
            throw new NotSupportedException($"{schedule.GetType().Name} has something that its text does not tell, so it cannot be written. Build it as its documentation says.");
    }
}
