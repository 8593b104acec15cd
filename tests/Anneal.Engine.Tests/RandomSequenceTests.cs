using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests;

public sealed class RandomSequenceTests
{
    /// <summary>The published SplitMix64 from state 0 begins with these; they are xoshiro's state for seed 0.</summary>
    [Fact]
    public void The_first_numbers_follow_from_the_published_algorithms()
    {
        ulong s0 = 0xE220A8397B1DCDAF, s1 = 0x6E789E6AA1B965F4, s2 = 0x06C45D188009454F, s3 = 0xF88BB8A8724C81EC;
        ulong first = ulong.RotateLeft(s1 * 5, 7) * 9;
        ulong nextS1 = s1 ^ s2 ^ s0;
        _ = s3;
        var random = new RandomSequence(0);
        Assert.Equal(first, random.NextBits());
        Assert.Equal(ulong.RotateLeft(nextS1 * 5, 7) * 9, random.NextBits());
    }

    [Fact]
    public void The_logarithm_is_right_to_a_few_units_in_the_last_place()
    {
        var random = new RandomSequence(4);
        for (int i = 0; i < 10_000; i++)
        {
            double x = Math.ScaleB(random.NextUniform() + 1e-12, -(i % 40));
            Assert.Equal(Math.Log(x), RandomSequence.NaturalLogarithm(x), 4e-16 * Math.Max(1, Math.Abs(Math.Log(x))));
        }
    }

    [Fact]
    public void Normal_deviates_have_the_moments_of_their_distribution()
    {
        var random = new RandomSequence(5);
        const int Count = 200_000;
        double sum = 0, squares = 0, fourths = 0;
        for (int i = 0; i < Count; i++)
        {
            double x = random.NextNormal();
            (sum, squares, fourths) = (sum + x, squares + x * x, fourths + x * x * x * x);
        }

        Assert.Equal(0, sum / Count, 0.01);
        Assert.Equal(1, squares / Count, 0.02);
        Assert.Equal(3, fourths / Count, 0.12);
    }

    [Fact]
    public void Whole_numbers_are_below_their_limit_and_even()
    {
        var random = new RandomSequence(6);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextBelow(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextBelow(0));
    }

    [Fact]
    public void Shuffling_is_a_permutation_and_follows_from_the_seed()
    {
        static int[] Shuffled(ulong seed)
        {
            int[] values = [.. Enumerable.Range(0, 100)];
            new RandomSequence(seed).Shuffle(values);
            return values;
        }

        Assert.Equal(Enumerable.Range(0, 100), Shuffled(1).Order());
        Assert.Equal(Shuffled(1), Shuffled(1));
        Assert.NotEqual(Shuffled(1), Shuffled(2));
    }

    [Fact]
    public void Initial_weights_have_the_deviation_of_He_and_biases_are_zero()
    {
        var model = new Model(500, [new Linear(400), new ReLU(), new Linear(10)], maximumBatch: 1, seed: 9);
        float[] weight = Numbers.Values(model.Parameters[0]);
        Assert.Equal(0, weight.Average(), 1e-3);
        Assert.Equal(2.0 / 500, weight.Average(value => (double)value * value), 2e-4 * 0.4);
        Assert.All(Numbers.Values(model.Parameters[1]), value => Assert.Equal(0, value));
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], model.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([400, 500], model.Parameters[0].Shape.ToArray());
    }

    [Fact]
    public void Weights_drawn_by_Xavier_are_uniform_with_variance_of_one_over_the_inputs()
    {
        var convolution = new Conv2d(80, kernel: 5) { Initialization = WeightInitialization.Xavier };
        var model = new Model(new ImageShape(20, 5, 5), [convolution, new Flatten(), new Linear(2)], maximumBatch: 1, seed: 9);
        float[] weight = Numbers.Values(model.Parameters[0]);
        double bound = Math.Sqrt(3.0 / 500);
        Assert.All(weight, value => Assert.InRange(value, -bound, bound));
        Assert.Equal(0, weight.Average(), 1e-3);
        Assert.Equal(1.0 / 500, weight.Average(value => (double)value * value), 4e-5);
        Assert.Equal(0.25, weight.Count(value => value > bound / 2) / (double)weight.Length, 0.01);
    }

    [Fact]
    public void Equal_seeds_give_equal_weights_and_others_do_not()
    {
        static float[] Weights(ulong seed) => Numbers.Values(new Model(30, [new Linear(20)], 1, seed).Parameters[0]);
        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }
}
