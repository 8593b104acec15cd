namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] Tests =>
    [
        new("range-test", "Range test, linear", typeof(RangeTest), nameof(RangeTest.Linear),
            new FamilyLine("plain", RangeTest.Linear(0, 3, 200)), new FamilyLine("in stairs", RangeTest.Linear(0, 3, 200).Staircase(40)))
            { KnownAs = "DeepSpeed LRRangeTest" },
        new("learning-rate-finder", "Range test, exponential: the learning-rate finder", typeof(RangeTest), nameof(RangeTest.Exponential),
            new FamilyLine("", RangeTest.Exponential(1e-7, 10, 200)))
            { KnownAs = "fastai lr_find, ignite FastaiLRFinder, Lightning LearningRateFinder, pytorch-lr-finder", IsLogarithmic = true },
        new("noise", "Noise", typeof(Schedule), nameof(Schedule.WithNoise),
            new FamilyLine("with noise", new Ramp(0.1, 0, 200, Curve.Cosine).WithNoise(deviation: 0.1, limit: 0.3, seed: 42)),
            new FamilyLine("without", new Ramp(0.1, 0, 200, Curve.Cosine)))
            { KnownAs = "timm noise_range, noise_pct, noise_std" },
        new("batch-size-ramp", "Batch-size ramp", typeof(BatchSizeRamp), null,
            new FamilyLine("", new BatchSizeRamp(start: 32, increment: 32, full: 256, samples: 14_000).Build()))
            { KnownAs = "Megatron-LM rampup-batch-size, ignite BatchSizeScheduler", Quantity = "samples in a batch" },
    ];
}
