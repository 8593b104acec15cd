using System.Reflection;
using Anneal.Dialects;

namespace Anneal.Tests;

/// <summary>At least one schedule of every kind, so that laws can be tried on all of them.</summary>
internal static class ScheduleExamples
{
    public static Schedule[] All { get; } =
    [
        new Constant(0.1),
        new Ramp(0.01, 0.1, 30),
        new Ramp(0.1, 0, 7, Curve.Cosine),
        new ExponentialDecay(0.1, 0.97),
        ExponentialDecay.OverRun(0.1, 4, 100),
        new StepDecay(0.1, 0.5, 10),
        new PiecewiseConstant([10, 20], [0.1, 0.01, 0.001]),
        new TriangularCycle(0.01, 0.1, 5),
        new TriangularCycle(0.01, 0.1, 5, 9, CycleScale.Triangular2),
        new TriangularCycle(0.01, 0.1, 5, 9, CycleScale.ExponentialRange, 0.99),
        new CyclicExponentialDecay(CyclicExponentialForm.RestartWithinCycle, 0.1, 0.1, 20),
        new CyclicExponentialDecay(CyclicExponentialForm.ModulatedEnvelope, 0.1, 0.01, 20),
        new CyclicExponentialDecay(CyclicExponentialForm.TriangularEnvelope, 0.1, 0.01, 20, 0.001),
        new GeometricRamp(1e-5, 0.1, 40),
        new InverseTimeDecay(0.1, 0.02, power: 1.5, minimum: 0.001),
        InverseTimeDecay.SquareRoot(0.1, 20),
        new HyperbolicTangentDecay(0.1, 60, 0.001),
        new CosineWaves(0.01, 0.1, 70, waves: 2.25),
        new SineCycle(0.01, 0.1, 12, CycleScale.ExponentialRange, 0.99),
        new CyclicPolynomial(0.1, 0.001, 15, power: 2),
        new ChebyshevSteps(0.1, 1, 64),
        new PiecewiseLinear([(3, 0.1), (20, 1), (20, 0.5), (60, 0)], Curve.Cosine),
        new Tabulated([0.1, 0.3, 0.2]),
        Tabulated.FromRecurrence(0.1, 50, (step, before) => before * 0.9),
        new FunctionSchedule(AnyFunction),
        new FunctionSchedule(AnyFunction, 30),
        new WarmRestarts(0.1, 7),
        new WarmRestarts(0.1, 7, periodFactor: 1.5, peakFactor: 0.8, minimum: 0.01),
        new WarmRestarts(0.1, 7, periodFactor: 2, cycles: 3, curve: Curve.Linear),
        new Ramp(0.1, 0, 40).WithNoise(0.2, 0.5, seed: 1),
        new Ramp(0.1, 0.01, 40, Curve.Rex).WithWarmup(5).AnnealFrom(20, 10),
        new Ramp(0.1, 0, 40, Curve.Polynomial(2)),
        new Ramp(0.1, 0, 40, Curve.Power(0.5)),
        new Ramp(0.1, 0, 40, Curve.Exponential(0.5)),
        new Ramp(0, 0.1, 40, Curve.Logarithmic(40)),
        new Ramp(0.1, 0, 40, Curve.CosinePower(2)),
        new Ramp(0.1, 0, 40, Curve.Cosine.KDecay(2)),
        new Noam(512, 20).Build(),
        new NoamHold(0.1, 10, 20) { Minimum = 0.01 }.Build(),
        new WarmupStableDecay(0.1, 5, 20, 10) { Cycles = 2 }.Build(),
        new TriStage(0.1, 5, 20, 10).Build(),
        new FlatCosine(0.1, 50).Build(),
        new SlantedTriangular(0.1, 50).Build(),
        new CosineInverseSquareRoot(0.1, 20) { WarmupSteps = 5 }.Build(),
        new BatchSizeRamp(2, 2, 8, 100).Build(),
        RangeTest.Exponential(1e-7, 10, 100),
        new OneCycle(1, 100).Build().LearningRate,
        new CosineOneCycle(1, 100).Build().LearningRate,
        new OneCycleAsCoded(1, 100).Build().LearningRate,
        PyTorch.OneCycleLR(1, 100).LearningRate,
        PyTorch.CyclicLR(0.01, 0.1, 5, 9, "triangular2").LearningRate,
        PyTorch.StepLR(0.1, 10),
        PyTorch.MultiStepLR(0.1, [20, 20, 50], 0.5),
        PyTorch.ConstantLR(0.1, totalIters: 7),
        PyTorch.LinearLR(0.1, totalIters: 20),
        PyTorch.ExponentialLR(0.1, 0.97),
        PyTorch.PolynomialLR(0.1, 30, 0.9),
        PyTorch.CosineAnnealingLR(0.1, 20, 0.001),
        PyTorch.CosineAnnealingWarmRestarts(0.1, 5, 2, 0.001),
        PyTorch.SWALR(0.1, 0.05),
        PyTorch.LambdaLR(0.1, LinearFall),
        PyTorch.MultiplicativeLR(0.1, LinearFall, 50),
        PyTorch.ReduceLROnPlateau(0.1, patience: 2).Observe(5, 1).Observe(6, 1).Observe(7, 1).Observe(8, 1),
        PyTorch.SequentialLR(0.1, [PyTorch.LinearLR(0.1), PyTorch.CosineAnnealingLR(0.1, 40)], [5]),
        PyTorch.SequentialLR(0.1, [PyTorch.LinearLR(0.1), PyTorch.CosineAnnealingLR(0.1, 40)], [0]),
        PyTorch.ChainedScheduler(0.1, [PyTorch.StepLR(0.1, 15), PyTorch.CosineAnnealingLR(0.1, 20)]),
        MMEngine.LinearLR(0.1, begin: 3, end: 9),
        MMEngine.PolyLR(0.1, 0.001, 0.9, 5, 50),
        MMEngine.CosineRestartLR(0.1, [10, 20], [1, 0.5], 0.001),
        MMEngine.OneCycleLR(0.1, 1, 80, begin: 10),
        KerasCallback.CyclicalLearningRate(0.001, 0.006, 10),
        KerasCallback.OneCycle(0.1, 0.01, 15),
        Fastai.FitOneCycle(1, 100).LearningRate,
        Fastai.SchedExp(0.1, 0.001, 50),
        Fastai.FitSgdr(3, 1, 0.1, 70),
        Keras.CosineDecay(0, 80, 0.01, 0.1, 20),
        Keras.CosineDecay(0.1, 100, 0.01),
        Keras.CosineDecayRestarts(0.1, 10, 1.5, 0.5),
        Keras.PolynomialDecay(0.1, 40, cycle: true),
        Keras.InverseTimeDecay(0.1, 20, 0.5),
        Keras.ReduceLROnPlateau(0.1, patience: 2).Observe(1, 1).Observe(2, 1).Observe(3, 1),
        Optax.CosineDecaySchedule(0.1, 100, 0.01, 2),
        Optax.LinearOnecycleSchedule(100, 1),
        Optax.ReduceOnPlateau(patience: 2).Observe(1, 1).Observe(2, 1).Observe(3, 1),
        Optax.JoinSchedules([Optax.ConstantSchedule(0.1), Optax.CosineDecaySchedule(0.1, 50)], [-5]),
        Ignite.LinearCyclicalScheduler(0.1, 0.001, 20, cycleMult: 1.5, startValueMult: 0.5, warmupDuration: 5, monotonic: true),
        Ignite.CosineAnnealingScheduler(0.1, 0.001, 20, 2),
        Ignite.CosineAnnealingScheduler(0.1, 0.001, 20, cycleMult: 0.5),
        DeepSpeed.LRRangeTest(0.001, 10),
        DeepSpeed.OneCycle(0.01, 0.1, 0.5, 20, 30, decayStepSize: 10).LearningRate,
        DeepSpeed.OneCycle(0.01, 0.1, 0.5, 20, 30, decayStepSize: 10).Momentum,
        DeepSpeed.WarmupLR(0.1, warmupNumSteps: 20),
        DeepSpeed.WarmupDecayLR(90, warmupNumSteps: 20),
        DeepSpeed.WarmupCosineLR(0.1, 90, warmupNumSteps: 20),
        Transformers.Cosine(0.1, 10, 100),
        Transformers.CosineWarmupWithMinLr(0.1, 10, 100, minLrRate: 0.1),
        Transformers.CosineWithRestarts(0.1, 10, 100, 3),
        Transformers.InverseSqrt(0.1, 10),
        Transformers.WarmupStableDecay(0.1, 10, 20, 100, warmupType: "cosine"),
        Transformers.ReduceLrOnPlateau(0.1),
        Transformers.Greedy(0.1),
        Timm.CosineLRScheduler(0.1, 50, warmupT: 5),
        Timm.PolyLRScheduler(0.1, 50, cycleMul: 2, cycleLimit: 3),
        Timm.TanhLRScheduler(0.1, 50),
        Timm.StepLRScheduler(0.1, 12.5, 0.5),
        Timm.WSDLRScheduler(0.1, 60, 15),
        Composer.LinearScheduler(0.1, new ComposerRun("1000sp") { SamplesPerBatch = 32 }),
        Composer.CosineAnnealingWarmRestartsScheduler(0.1, new ComposerRun("10ep", 10), "2ep", 1.5),
        new Ramp(0.1, 0, 10, Curve.Cosine).Repeat(4),
        new Ramp(0.1, 0, 10).Times(0.1),
        new ExponentialDecay(0.1, 0.97).For(40),
        new Ramp(0.1, 0, 10).PerEpoch(7),
        new Ramp(0.1, 1, 10).ThenRamp(0, 10).Mirror(0.1, 1, 0.95, 0.85),
        new ExponentialDecay(0.1, 0.9).Times(new Ramp(0, 1, 20)),
        new ExponentialDecay(0.1, 0.9).Within(0.01),
        new ExponentialDecay(0.1, 0.9).Staircase(10),
        new Ramp(0.1, 0, 40, Curve.Cosine).WithWarmup(5).Replan(20, 70, ReplanMode.ContinuousValue),
        new Ramp(0.1, 0, 40, Curve.Cosine).WithWarmup(5).Replan(20, 30, ReplanMode.ContinuousSlope),
        new Ramp(0.1, 0, 40, Curve.Cosine).WithWarmup(5).Replan(20, 70, ReplanMode.HoldThenDecay),
        new Plateau(0.1, 0.5, 2).Observe(5, 1).Observe(10, 1).Observe(15, 1),
        new Greedy(0.1, 0.01, 1, 0.5, 1).Observe(5, 1).Observe(10, 2),
        new TimeBudget(new Ramp(1, 0, 1000), TimeSpan.FromSeconds(1)).Observe(10, TimeSpan.FromSeconds(0.2)),
        new Plateau(0.1, 0.5, 1).WithWarmup(10).Observe(15, 1).Observe(20, 1),
        new Plan(new Ramp(0.1, 0, 30)).WithWeightDecay(Coupling.Inverse(1e-5, 1e-3)).WeightDecay,
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, All.Length)];

    private static double AnyFunction(long step) => 0.1 / (step + 1);

    public static IEnumerable<Type> MissingKinds =>
        typeof(Schedule).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Schedule)))
            .Except(All.SelectMany(Parts).Select(schedule => schedule.GetType()));

    /// <summary>Whether a schedule has a library's own conventions in it.</summary>
    public static bool IsDialect(Schedule schedule) => Parts(schedule).Any(part => part.GetType().Namespace == "Anneal.Dialects");

    /// <summary>Whether a schedule is, or contains, a function of code.</summary>
    public static bool HasFunction(Schedule schedule) => Parts(schedule).Any(part => Anneal.Text.Notations.ScheduleNotations.Functions.Contains(part.GetType()));

    private static double LinearFall(long step) => 1 - step / 100.0;

    private static IEnumerable<Schedule> Parts(Schedule schedule) =>
        schedule.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .SelectMany(property => property.GetValue(schedule) switch
            {
                Schedule part => Parts(part),
                IEnumerable<Schedule> parts => parts.SelectMany(Parts),
                _ => [],
            })
            .Append(schedule);
}
