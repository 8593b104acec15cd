namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] Stages =>
    [
        new("warm-up", "Warm-up", typeof(Schedule), nameof(Schedule.WithWarmup),
            new FamilyLine("linear", new Ramp(0.1, 0, 160, Curve.Cosine).WithWarmup(40)),
            new FamilyLine("logarithmic", new Ramp(0.08, 0, 160, Curve.Cosine).WithWarmup(40, from: 0, Curve.Logarithmic(40))))
            { KnownAs = "transformers *_with_warmup, optax warmup_cosine_decay_schedule, Composer ...WithWarmup, DeepSpeed WarmupLR, Paddle LinearWarmup" },
        new("warmup-stable-decay", "Warm-up, stable, decay (WSD)", typeof(WarmupStableDecay), null,
            new FamilyLine("linear", new WarmupStableDecay(0.1, warmupSteps: 20, stableSteps: 110, decaySteps: 70).Build()),
            new FamilyLine("1 - sqrt", new WarmupStableDecay(0.09, warmupSteps: 20, stableSteps: 110, decaySteps: 70) { Curve = Curve.Power(0.5) }.Build()))
            { KnownAs = "transformers warmup_stable_decay, Megatron WSD, timm wsd, torchtitan, OLMo-core WSD, NeMo WarmupHoldPolicy, the trapezoid" },
        new("wsd-s", "WSD-S, several stable parts and decays", typeof(WarmupStableDecay), nameof(WarmupStableDecay.Cycles),
            new FamilyLine("", new WarmupStableDecay(0.1, warmupSteps: 20, stableSteps: 40, decaySteps: 20) { Cycles = 3 }.Build()))
            { KnownAs = "OLMo-core WSDS, levanter cycles" },
        new("tri-stage", "Tri-stage", typeof(TriStage), null,
            new FamilyLine("", new TriStage(0.1, warmupSteps: 20, holdSteps: 80, decaySteps: 100).Build()))
            { KnownAs = "fairseq tri_stage" },
        new("flat-cosine", "Flat, then cosine", typeof(FlatCosine), null, new FamilyLine("", new FlatCosine(0.1, 200).Build()))
            { KnownAs = "fastai fit_flat_cos" },
        new("slanted-triangular", "Slanted triangular", typeof(SlantedTriangular), null, new FamilyLine("", new SlantedTriangular(0.1, 200).Build()))
            { KnownAs = "AllenNLP slanted_triangular (ULMFiT)" },
        new("cosine-inverse-square-root", "Cosine, then inverse square root", typeof(CosineInverseSquareRoot), null,
            new FamilyLine("endless", new CosineInverseSquareRoot(0.1, cosineSteps: 50) { WarmupSteps = 10 }.Build()),
            new FamilyLine("cooled down", new CosineInverseSquareRoot(0.1, cosineSteps: 50) { WarmupSteps = 10 }.Build().AnnealFrom(step: 170, steps: 30)))
            { KnownAs = "ModernBERT CosineInverseSqrtScheduler, Stable LM 2, \"infinite\" rates" },
        new("linear-scaling", "Linear scaling, with a gradual warm-up", typeof(BatchScaling), nameof(BatchScaling.Linear),
            new FamilyLine("256 images", new Ramp(0.1, 0, 200, Curve.Cosine)),
            new FamilyLine("1024 images", BatchScaling.Linear(new Ramp(0.1, 0, 180, Curve.Cosine), reference: 256, batchSize: 1024, warmupSteps: 20)))
            { KnownAs = "no library; a few lines in most scripts for ImageNet" },
        new("square-root-scaling", "Square-root scaling, with a gradual warm-up", typeof(BatchScaling), nameof(BatchScaling.SquareRoot),
            new FamilyLine("256 examples", new Ramp(0.1, 0, 200, Curve.Cosine)),
            new FamilyLine("1024 examples", BatchScaling.SquareRoot(new Ramp(0.1, 0, 180, Curve.Cosine), reference: 256, batchSize: 1024, warmupSteps: 20)))
            { KnownAs = "no library" },
        new("replan", "Replan", typeof(Schedule), nameof(Schedule.Replan),
            new FamilyLine("planned", new Ramp(0.1, 0, 120, Curve.Cosine).WithWarmup(20)),
            new FamilyLine("continuous value", new Ramp(0.1, 0, 120, Curve.Cosine).WithWarmup(20).Replan(atStep: 80, newTotal: 200, ReplanMode.ContinuousValue)),
            new FamilyLine("continuous slope", new Ramp(0.1, 0, 120, Curve.Cosine).WithWarmup(20).Replan(atStep: 80, newTotal: 200, ReplanMode.ContinuousSlope)),
            new FamilyLine("hold, then decay", new Ramp(0.1, 0, 120, Curve.Cosine).WithWarmup(20).Replan(atStep: 80, newTotal: 200, ReplanMode.HoldThenDecay)))
            { KnownAs = "no other library" },
        new("late-anneal", "Late anneal", typeof(Schedule), nameof(Schedule.AnnealFrom),
            new FamilyLine("planned", new Ramp(0.1, 0.01, 180, Curve.Cosine).WithWarmup(20)),
            new FamilyLine("ended early", new Ramp(0.1, 0.01, 180, Curve.Cosine).WithWarmup(20).AnnealFrom(step: 100, steps: 40)))
            { KnownAs = "OLMo-core CosWithWarmupAndLinearDecay and OverrideDecay, PyTorch SWALR" },
    ];
}
