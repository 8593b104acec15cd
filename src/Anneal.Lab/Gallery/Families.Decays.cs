namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] Decays =>
    [
        new("exponential-decay", "Exponential decay", typeof(ExponentialDecay), null,
            new FamilyLine("factor 0.98", new ExponentialDecay(0.1, 0.98)), new FamilyLine("factor 0.99", new ExponentialDecay(0.1, 0.99)))
            { KnownAs = "PyTorch ExponentialLR, Keras ExponentialDecay, optax exponential_decay, Paddle NaturalExpDecay, Composer ExponentialScheduler" },
        new("exponential-over-run", "Exponential decay over a run", typeof(ExponentialDecay), nameof(ExponentialDecay.OverRun),
            new FamilyLine("rate 2", ExponentialDecay.OverRun(0.1, rate: 2, steps: 200)), new FamilyLine("rate 5", ExponentialDecay.OverRun(0.1, rate: 5, steps: 200)))
            { KnownAs = "fvcore ExponentialParamScheduler" },
        new("inverse-time-decay", "Inverse time decay", typeof(InverseTimeDecay), null,
            new FamilyLine("power 1", new InverseTimeDecay(0.1, rate: 0.05)), new FamilyLine("power 2", new InverseTimeDecay(0.1, rate: 0.05, power: 2)))
            { KnownAs = "Keras InverseTimeDecay, Paddle InverseTimeDecay, ParameterSchedulers.jl Inv, scikit-learn optimal and invscaling" },
        new("inverse-square-root", "Inverse square root decay", typeof(InverseTimeDecay), nameof(InverseTimeDecay.SquareRoot),
            new FamilyLine("time scale 20", InverseTimeDecay.SquareRoot(0.1, timeScale: 20).WithWarmup(20)),
            new FamilyLine("time scale 5", InverseTimeDecay.SquareRoot(0.1, timeScale: 5).WithWarmup(5)))
            { KnownAs = "transformers inverse_sqrt, Megatron inverse-square-root, NeMo InverseSquareRootAnnealing, OLMo-core InvSqrtWithWarmup, levanter inv_sqrt" },
        new("noam", "Noam", typeof(Noam), null,
            new FamilyLine("warm-up 40", new Noam(modelWidth: 512, warmupSteps: 40).Build()), new FamilyLine("warm-up 80", new Noam(modelWidth: 512, warmupSteps: 80).Build()))
            { KnownAs = "Paddle NoamDecay, NeMo NoamAnnealing, burn NoamLrScheduler" },
        new("noam-hold", "Noam with a hold", typeof(NoamHold), null,
            new FamilyLine("power 0.5", new NoamHold(0.1, warmupSteps: 20, holdSteps: 60).Build()),
            new FamilyLine("power 1", new NoamHold(0.1, warmupSteps: 20, holdSteps: 60) { Power = 1 }.Build()))
            { KnownAs = "NeMo NoamHoldAnnealing (Squeezeformer)" },
    ];
}
