using Anneal.Engine.Kernels.Updates;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Tests.Optimizers;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Vectors against scalars, for every length that has another remainder: the same bits.</summary>
public sealed unsafe class UpdateRuleTests
{
    private const int Longest = 257;
    private static readonly float[] Special =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0f, float.Epsilon, float.MaxValue];

    public static TheoryData<string> Names => OptimizerExamples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_has_the_bits_of_its_scalar_definition(string name)
    {
        ElementwiseOptimizer optimizer = OptimizerExamples.MakeElementwise(name, OptimizerLaws.Prepared(5, 3));
        foreach (double momentum in new[] { 0.9, 0 })
        {
            optimizer.Begin(new Hyperparameters(0.1, momentum, 0.01));
            for (int pass = 0; pass < optimizer.Passes; pass++)
            {
                for (int length = 0; length <= Longest; length++)
                    Compare(optimizer, pass, length);
            }
        }
    }

    [Fact]
    public void A_sum_of_squares_has_the_bits_of_its_scalar_definition_and_is_exact_to_double()
    {
        for (int length = 0; length <= Longest; length++)
        {
            fixed (float* values = Numbers.Normal(length + 1, (ulong)length))
            {
                double sum = SumOfSquares.Of(values, length), expected = 0;
                for (int i = 0; i < length; i++)
                    expected += (double)values[i] * values[i];
                Assert.Equal(SumOfSquares.OfScalars(values, length), sum);
                Assert.Equal(expected, sum, 1e-13 * expected);
            }
        }
    }

    [Fact]
    public void Agreements_are_counted_as_their_scalar_definition_counts()
    {
        for (int length = 0; length <= Longest; length++)
        {
            float[] left = Numbers.Normal(length + 1, 1), right = Numbers.Normal(length + 1, 2);
            left[length / 2] = 0;
            fixed (float* a = left, b = right)
            {
                int expected = left.Take(length).Zip(right).Count(pair => pair.First * -pair.Second > 0);
                Assert.Equal(expected, Agreement.Count(a, b, -1, length));
                Assert.Equal(expected, Agreement.CountScalars(a, b, -1, length));
            }
        }
    }

    private static void Compare(ElementwiseOptimizer optimizer, int pass, int length)
    {
        float[][] vectors = Buffers(length), scalars = Buffers(length);
        UpdateStep step = optimizer.Steps[0];
        fixed (float* w = vectors[0], g = vectors[1], first = vectors[2], second = vectors[3], third = vectors[4])
        {
            var memory = new UpdateMemory<float>(w, g, first, second, third, length);
            int done = optimizer.Apply<VectorLanes, float>(pass, step, memory);
            Assert.Equal(length - length % VectorLanes.Count, done);
            optimizer.Apply<ScalarLane<float>, float>(pass, step, memory.From(done));
        }

        fixed (float* w = scalars[0], g = scalars[1], first = scalars[2], second = scalars[3], third = scalars[4])
            optimizer.Apply<ScalarLane<float>, float>(pass, step, new UpdateMemory<float>(w, g, first, second, third, length));
        for (int buffer = 0; buffer < vectors.Length; buffer++)
            Assert.Equal(Bits(scalars[buffer]), Bits(vectors[buffer]));
    }

    /// <summary>Weights, gradient and three buffers beside them, with one element more than is to be touched.</summary>
    private static float[][] Buffers(int length)
    {
        float[][] buffers = [.. Enumerable.Range(1, 5).Select(seed => Numbers.Normal(length + 1, (ulong)seed))];
        for (int i = 0; i < Math.Min(length, Special.Length); i++)
            buffers[1][length - 1 - i] = Special[i];
        return buffers;
    }

    /// <summary>All NaNs alike: their sign and payload mean nothing.</summary>
    private static int[] Bits(float[] values) => Numbers.Bits([.. values.Select(value => float.IsNaN(value) ? float.NaN : value)]);
}
