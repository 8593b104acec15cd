namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] Cycles =>
    [
        new("triangular-cycle", "Cyclical learning rate, triangular", typeof(TriangularCycle), null,
            new FamilyLine("triangular", new TriangularCycle(0.01, 0.1, stepsUp: 25)),
            new FamilyLine("triangular2", new TriangularCycle(0.01, 0.1, stepsUp: 25, scale: CycleScale.Triangular2)),
            new FamilyLine("exp_range", new TriangularCycle(0.01, 0.1, stepsUp: 25, scale: CycleScale.ExponentialRange, gamma: 0.995)))
            { KnownAs = "PyTorch CyclicLR, Paddle CyclicLR, ParameterSchedulers.jl Triangle, ignite LinearCyclicalScheduler" },
        new("sine-cycle", "Sine cycle", typeof(SineCycle), null,
            new FamilyLine("as high", new SineCycle(0.01, 0.1, period: 50)), new FamilyLine("half as high", new SineCycle(0.01, 0.1, period: 50, CycleScale.Triangular2)))
            { KnownAs = "ParameterSchedulers.jl Sin, SinDecay2, SinExp" },
        new("cyclic-exponential-decay", "Cyclic exponential decay", typeof(CyclicExponentialDecay), null,
            new FamilyLine("restart", new CyclicExponentialDecay(CyclicExponentialForm.RestartWithinCycle, 0.1, rate: 0.04, cycleSteps: 50)),
            new FamilyLine("modulated", new CyclicExponentialDecay(CyclicExponentialForm.ModulatedEnvelope, 0.1, rate: 0.008, cycleSteps: 50)),
            new FamilyLine("triangular", new CyclicExponentialDecay(CyclicExponentialForm.TriangularEnvelope, 0.1, rate: 0.008, cycleSteps: 50)))
            { KnownAs = "three readings of one name; ParameterSchedulers.jl TriangleExp is the third" },
        new("cyclic-polynomial", "Cyclic polynomial decay", typeof(CyclicPolynomial), null,
            new FamilyLine("power 1", new CyclicPolynomial(0.1, 0.01, period: 50)), new FamilyLine("power 2", new CyclicPolynomial(0.1, 0.01, period: 50, power: 2)))
            { KnownAs = "Keras PolynomialDecay (cycle), Paddle PolynomialDecay (cycle)" },
        new("warm-restarts", "Warm restarts (SGDR)", typeof(WarmRestarts), null,
            new FamilyLine("doubled", new WarmRestarts(0.1, period: 30, periodFactor: 2)),
            new FamilyLine("lower peaks", new WarmRestarts(0.1, period: 50, peakFactor: 0.6, minimum: 0.01)))
            { KnownAs = "PyTorch CosineAnnealingWarmRestarts, Keras CosineDecayRestarts, timm cosine cycles, optax sgdr_schedule, MMEngine CosineRestartLR, fastai fit_sgdr, transformers cosine_with_restarts" },
        new("cosine-waves", "Cosine waves", typeof(CosineWaves), null,
            new FamilyLine("3 waves", new CosineWaves(0, 0.1, 200, waves: 3)), new FamilyLine("a quarter", new CosineWaves(0, 0.1, 200, waves: 0.25)))
            { KnownAs = "transformers cosine (num_cycles), ParameterSchedulers.jl CosAnneal" },
    ];
}
