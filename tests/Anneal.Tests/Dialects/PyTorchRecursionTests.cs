using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

/// <summary>PyTorch's schedulers are recursions; the closed forms that are read instead must give the same values.</summary>
public sealed class PyTorchRecursionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_scheduler_alone_is_its_recursion(int seed)
    {
        var random = new Random(seed);

        ExpectRecursion(Piece(random, Long(random)), 0.1);
    }

    [Theory]
    [InlineData(137, 0)]
    [InlineData(137, 0.001)]
    [InlineData(1000, 0.05)]
    [InlineData(20_000, 0)]
    [InlineData(20_000, 1e-6)]
    [InlineData(20_000, 0.001)]
    [InlineData(20_000, 0.05)]
    public void A_cosine_carries_the_rounding_of_its_minimum_through_the_periods_after_it(int tMax, double etaMin)
    {
        var cosine = (PyTorchScheduler)PyTorch.CosineAnnealingLR(0.1, tMax, etaMin);

        ExpectSame(new PyTorchRecursion(cosine, 0.1), cosine, 7L * tMax);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_sequence_is_its_recursion(int seed)
    {
        var random = new Random(seed);
        Plan[] pieces = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Piece(random, 80))];
        long[] milestones = [.. Enumerable.Range(1, pieces.Length - 1).Select(_ => random.NextInt64(1, 200)).Order()];

        ExpectRecursion(PyTorch.SequentialLR(0.1, pieces, milestones), 0.1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_chain_is_its_recursion(int seed)
    {
        var random = new Random(seed);
        Plan[] pieces = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Piece(random, 80))];

        ExpectRecursion(PyTorch.ChainedScheduler(0.1, pieces), 0.1);
    }

    [Fact]
    public void A_value_far_out_is_read_in_any_order()
    {
        Schedule chain = PyTorch.ChainedScheduler(0.1, [PyTorch.ExponentialLR(0.1, 0.9999), PyTorch.CosineAnnealingLR(0.1, 700, 0.001)]);
        Schedule again = PyTorch.ChainedScheduler(0.1, [PyTorch.ExponentialLR(0.1, 0.9999), PyTorch.CosineAnnealingLR(0.1, 700, 0.001)]);
        double far = chain.At(100_000);

        double[] walked = [.. Enumerable.Range(0, 100_001).Select(step => again.At(step))];
        var filled = new double[100_001];
        again.Fill(0, filled);

        Assert.Equal(far, walked[^1]);
        Assert.Equal(walked, filled);
        Assert.All([0, 127, 128, 129, 99_999], step => Assert.Equal(walked[step], chain.At(step)));
    }

    [Fact]
    public void A_composition_that_only_the_recursion_knows_is_not_followed_for_ever()
    {
        Schedule chain = PyTorch.ChainedScheduler(0.1, [PyTorch.CosineAnnealingLR(0.1, 700, 0.001)]);

        Assert.Contains("Compose it anew", Assert.Throws<ArgumentOutOfRangeException>(() => chain.At(1L << 40)).Message, StringComparison.Ordinal);
    }

    private static int Long(Random random) => random.Next(4) == 0 ? 20_000 : 200;

    private static void ExpectRecursion(Plan plan, double learningRate)
    {
        var scheduler = (PyTorchScheduler)plan.LearningRate;
        var rate = new PyTorchRecursion(scheduler, learningRate);
        ExpectSame(rate, scheduler);
        if (scheduler.CycledMomentum is { } momentum)
            ExpectSame(new PyTorchRecursion(scheduler, learningRate, isMomentum: true), momentum);

        if (scheduler.Steps == Schedule.Unbounded)
            return;
        Assert.Equal(Record.Exception(() => rate.At(scheduler.Steps))?.GetType(), Record.Exception(() => plan.At(scheduler.Steps))?.GetType());
        Assert.ThrowsAny<Exception>(() => plan.At(scheduler.Steps + 1));
        Assert.ThrowsAny<Exception>(() => plan.At(scheduler.Steps + 1000));
    }

    private static void ExpectSame(PyTorchRecursion recursion, Schedule schedule, long steps = 1000)
    {
        var expected = new double[Math.Min(recursion.Steps, steps)];
        recursion.Fill(0, expected);
        double peak = 0;
        for (int step = 0; step < expected.Length; step += expected.Length > 10_000 ? 61 : 1)
        {
            double actual = schedule.At(step);
            peak = Math.Max(peak, Math.Abs(expected[step]));
            Assert.True(
                Math.Abs(expected[step] - actual) <= 1e-12 * Math.Abs(expected[step]) + 1e-15 * peak,
                $"step {step}: {actual:R}, the recursion gives {expected[step]:R}.");
        }
    }

    private static Plan Piece(Random random, int longest)
    {
        double minimum = random.Next(3) == 0 ? Math.Pow(10, -1 - 4 * random.NextDouble()) : 0;
        int length = random.Next(1, longest);
        return random.Next(12) switch
        {
            0 => new(PyTorch.StepLR(0.1, length, 0.1 + random.NextDouble())),
            1 => new(PyTorch.MultiStepLR(0.1, [.. Enumerable.Range(0, 3).Select(_ => random.NextInt64(0, 200))], 0.5)),
            2 => new(PyTorch.ConstantLR(0.1, random.NextDouble(), length)),
            3 => new(PyTorch.LinearLR(0.1, 1 - random.NextDouble(), random.Next(2), length)),
            4 => new(PyTorch.ExponentialLR(0.1, 0.9 + random.NextDouble() / 10)),
            5 => new(PyTorch.PolynomialLR(0.1, length, 3 * random.NextDouble())),
            6 or 7 => new(PyTorch.CosineAnnealingLR(0.1, length, minimum)),
            8 => new(PyTorch.CosineAnnealingWarmRestarts(0.1, random.Next(1, 60), random.Next(1, 4), minimum)),
            9 => new(PyTorch.SWALR(0.1, random.NextDouble(), random.Next(0, 40), random.Next(2) == 0 ? "cos" : "linear")),
            10 => PyTorch.CyclicLR(0.001, 0.1, random.Next(1, 40), random.Next(0, 40), random.Next(2) == 0 ? "triangular2" : "exp_range", 0.99),
            _ => PyTorch.OneCycleLR(random.NextDouble(), random.Next(10, 120), threePhase: random.Next(2) == 0),
        };
    }
}
