using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

public sealed unsafe class VectorArithmeticTests
{
    [Fact]
    public void Vectors_give_the_bits_of_scalars_for_every_length()
    {
        for (int length = 0; length <= 257; length++)
        {
            float[] left = Numbers.Normal(length + 1, 1), right = Numbers.Normal(length + 1, 2), one = new float[length + 1], other = new float[length + 1];
            fixed (float* a = left, b = right, first = one, second = other)
            {
                Assert.Equal(VectorArithmetic.Dot(a, b, length, usesVectors: false), VectorArithmetic.Dot(a, b, length, usesVectors: true));
                VectorArithmetic.Combine(first, 0.3, a, -1.7, b, length, usesVectors: false);
                VectorArithmetic.Combine(second, 0.3, a, -1.7, b, length, usesVectors: true);
            }

            Assert.Equal(one, other);
            Assert.Equal(0, one[length]);
        }
    }

    [Fact]
    public void Products_are_summed_and_vectors_combined_as_their_formulas_say()
    {
        float[] left = [1, 2, 3], right = [4, -5, 6];
        fixed (float* a = left, b = right)
        {
            Assert.Equal(12, VectorArithmetic.Dot(a, b, 3));
            VectorArithmetic.Combine(a, 2, a, 0.5, b, 3);
        }

        Assert.Equal([4, 1.5f, 9], left);
    }
}
