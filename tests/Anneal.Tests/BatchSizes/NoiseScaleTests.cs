namespace Anneal.Tests.BatchSizes;

public sealed class NoiseScaleTests
{
    private const long Examples = 50_000;

    private static readonly Plan Stairs = new Plan(PiecewiseConstant.Drops(0.1, 0.2, 6000, 12000).For(16000)).WithMomentum(0.9).WithWeightDecay(5e-4);

    private static readonly Plan[] Plans =
    [
        Stairs, new OneCycle(0.4, 3000).Build().WithWeightDecay(1e-4), new(new Ramp(0.1, 1e-3, 2000, Curve.Cosine)), new(new ExponentialDecay(0.1, 0.999).For(2000)),
        new Plan(new Ramp(0.1, 0, 2000, Curve.Cosine)).WithGroups(new ParameterGroup("head") { LearningRate = new Ramp(1, 0.1, 2000), AddedAt = 500 }),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 3 * Plans.Length)];

    [Fact]
    public void The_noise_scale_is_that_of_its_papers()
    {
        Assert.Equal(0.1 * 50_000 / (128 * 0.1), NoiseScale.Of(new(0.1, 0.9, 0, 128), Examples), 1e-10);
        Assert.Contains("WithBatchSize", Assert.Throws<ArgumentException>(() => NoiseScale.Of(new(0.1, 0.9), Examples)).Message, StringComparison.Ordinal);
    }

    /// <summary>The third paper's own experiment: drops by 5 of the rate against growth by 5 of the batch.</summary>
    [Fact]
    public void Drops_of_the_rate_become_growth_of_the_batch_in_fewer_updates()
    {
        Plan grown = NoiseScale.ToBatchSizes(Stairs, 128, 0.1);

        Assert.Equal(6000 + 1200 + 160, grown.Steps);
        Assert.Equal([128, 640, 640, 3200, 3200], new long[] { 5999, 6000, 7199, 7200, 7359 }.Select(step => grown.At(step).BatchSize));
        Assert.All(Enumerable.Range(0, 7360), step => Assert.Equal(0.1, grown.At(step).LearningRate, 1e-15));
        Assert.Equal((0.9, 5e-4), (grown.At(7000).Momentum, grown.At(7000).WeightDecay));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_update_has_the_noise_scale_of_the_examples_it_stands_at(int example)
    {
        int largest = new[] { 300, 4096, int.MaxValue }[example % 3];
        Plan given = Plans[example / 3], converted = NoiseScale.ToBatchSizes(given, 32, 0.1, largest);
        long seen = 0;
        for (long update = 0; update < converted.Steps; update++)
        {
            Hyperparameters now = converted.At(update), then = given.At(seen / 32);

            Assert.InRange(now.BatchSize, 1, largest);
            Assert.Equal(then.LearningRate / 32, now.LearningRate / now.BatchSize, 1e-15 * then.LearningRate);
            Assert.Equal((then.Momentum, then.WeightDecay), (now.Momentum, now.WeightDecay));
            seen += now.BatchSize;
        }

        int last = converted.At(converted.Steps - 1).BatchSize;
        Assert.InRange(seen, 32 * given.Steps, 32 * given.Steps + last - 1);
    }

    [Theory]
    [InlineData(1000, 32)]
    [InlineData(640, 32)]
    [InlineData(7, 32)]
    public void No_batch_crosses_the_end_of_an_epoch_and_both_plans_end_with_the_same_example(int examplesPerEpoch, int batchSize)
    {
        var given = new Plan(new Ramp(0.1, 1e-3, 300, Curve.Cosine));
        Plan converted = NoiseScale.ToBatchSizes(given, batchSize, 0.1, examplesPerEpoch: examplesPerEpoch);
        long seen = 0, place = 0, endOfPlace = Math.Min(batchSize, examplesPerEpoch);
        for (long update = 0; update < converted.Steps; update++)
        {
            Hyperparameters now = converted.At(update);
            for (; endOfPlace <= seen; place++)
                endOfPlace += Math.Min(batchSize, examplesPerEpoch - endOfPlace % examplesPerEpoch);

            Assert.Equal(given.At(place).LearningRate / batchSize, now.LearningRate / now.BatchSize, 1e-15);
            Assert.InRange(now.BatchSize, 1, examplesPerEpoch - seen % examplesPerEpoch);
            seen += now.BatchSize;
        }

        long wholeEpochs = 300 / ((examplesPerEpoch + batchSize - 1) / batchSize), rest = 300 % ((examplesPerEpoch + batchSize - 1) / batchSize);
        Assert.InRange(seen, wholeEpochs * examplesPerEpoch + rest * batchSize, (wholeEpochs + (rest > 0 ? 1 : 0)) * examplesPerEpoch);
    }

    [Fact]
    public void The_way_back_leads_to_the_plan_that_was_converted()
    {
        Plan back = NoiseScale.ToLearningRates(NoiseScale.ToBatchSizes(Stairs, 128, 0.1), 128);

        Assert.Equal(Stairs.Steps, back.Steps);
        for (long step = 0; step < Stairs.Steps; step++)
            Assert.Equal(Stairs.At(step).LearningRate, back.At(step).LearningRate, 1e-16);
        Assert.Equal(128, back.At(0).BatchSize);
    }

    [Fact]
    public void Where_the_batch_is_at_its_largest_the_rate_decays()
    {
        Plan converted = NoiseScale.ToBatchSizes(Stairs, 128, 0.1, largest: 1280);

        Assert.Equal((0.04, 1280), (Math.Round(converted.At(7300).LearningRate, 12), converted.At(7300).BatchSize));
    }

    [Fact]
    public void A_group_joins_at_the_same_examples_with_rates_for_its_batches()
    {
        Plan converted = NoiseScale.ToLearningRates(Plans[4].WithBatchSize(new Constant(64)), 128);

        Assert.Equal(250, converted.Groups[0].AddedAt);
        Assert.Equal(2 * Plans[4].Groups[0].LearningRate!.At(600), converted.Groups[0].LearningRate!.At(300), 1e-15);
    }

    [Fact]
    public void A_warm_start_has_small_batches_at_small_rates_and_then_the_plan()
    {
        Plan warm = NoiseScale.WithWarmStart(new Plan(new Ramp(0.1, 0, 1000)), new BatchSizeRamp(start: 32, increment: 32, full: 128, samples: 12_800));

        Assert.Equal((32, 0.025), (warm.At(0).BatchSize, warm.At(0).LearningRate));
        Assert.Equal(128, warm.At(warm.Steps - 1).BatchSize);
        Assert.True(warm.Steps > 1000);
    }

    [Fact]
    public void Plans_that_cannot_be_converted_are_refused_with_the_remedy()
    {
        Assert.Throws<InvalidOperationException>(() => NoiseScale.ToBatchSizes(new Plan(new Constant(0.1)), 128, 0.1));
        Assert.Throws<InvalidOperationException>(() => NoiseScale.ToBatchSizes(new Plan(new Plateau(0.1).For(100)), 128, 0.1));
        Assert.Contains("BatchScaling", Assert.Throws<ArgumentException>(() => NoiseScale.ToLearningRates(Stairs, 64)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_converted_plan_comes_back_from_its_text()
    {
        Plan converted = NoiseScale.ToBatchSizes(Plans[1], 32, 0.1, 1024);

        Assert.Equal(converted, Plan.Parse(converted.ToText()));
    }

    [Theory]
    [InlineData(256, 0.1)]
    [InlineData(1024, 0.4)]
    [InlineData(8192, 3.2)]
    public void The_linear_rule_warms_up_from_the_rate_without_it_as_Goyal_has_it(int batchSize, double peak)
    {
        Schedule rate = BatchScaling.Linear(new Ramp(0.1, 0, 1000), 256, batchSize, warmupSteps: 100);

        Assert.Equal(0.1, rate.At(0), 1e-15);
        Assert.Equal((0.1 + peak) / 2, rate.At(50), 1e-14);
        Assert.Equal(peak, rate.At(100), 1e-14);
        Assert.Equal((1100, 0.0), (rate.Steps, rate.At(1099)));
    }

    [Fact]
    public void The_square_root_rule_keeps_the_variance_of_an_update()
    {
        Schedule rate = BatchScaling.SquareRoot(new Constant(1e-3), 256, 4096);

        Assert.Equal(4e-3, rate.At(0), 1e-18);
        Assert.Equal(1e-3 * 1e-3 / 256, rate.At(0) * rate.At(0) / 4096, 1e-20);
    }
}
