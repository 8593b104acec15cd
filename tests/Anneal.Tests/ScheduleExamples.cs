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
        new OneCycle(1, 100).Build().LearningRate,
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
        Fastai.FitOneCycle(1, 100).LearningRate,
        new Ramp(0.1, 0, 10, Curve.Cosine).Repeat(4),
        new Ramp(0.1, 0, 10).Times(0.1),
        new ExponentialDecay(0.1, 0.97).For(40),
        new Ramp(0.1, 0, 10).PerEpoch(7),
        new Ramp(0.1, 1, 10).ThenRamp(0, 10).Mirror(0.1, 1, 0.95, 0.85),
        new ExponentialDecay(0.1, 0.9).Times(new Ramp(0, 1, 20)),
        new ExponentialDecay(0.1, 0.9).Within(0.01),
        new ExponentialDecay(0.1, 0.9).Staircase(10),
        new Plan(new Ramp(0.1, 0, 30)).WithWeightDecay(Coupling.Inverse(1e-5, 1e-3)).WeightDecay,
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, All.Length)];

    public static IEnumerable<Type> MissingKinds =>
        typeof(Schedule).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Schedule)))
            .Except(All.SelectMany(Parts).Select(schedule => schedule.GetType()));

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
