using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Vectors against scalars, for every length that has another remainder: the same bits.</summary>
public sealed unsafe class ElementwiseTests
{
    private const int Longest = 257;
    private static float[] Special { get; } =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0f, float.Epsilon, float.MaxValue];

    [Fact]
    public void The_rectifier_has_the_bits_of_its_scalar_definition() => ForEveryLength((length, values) =>
    {
        float[] vectors = new float[length], scalars = new float[length];
        fixed (float* from = values, a = vectors, b = scalars)
        {
            Rectifier.Forward(from, a, length);
            Rectifier.ForwardScalars(from, b, length);
            Assert.Equal(Numbers.Bits(scalars), Numbers.Bits(vectors));
            fixed (float* gradient = Numbers.Normal(length + 1, 9))
            {
                Rectifier.Backward(from, gradient, a, length);
                Rectifier.BackwardScalars(from, gradient, b, length);
            }
        }

        Assert.Equal(Numbers.Bits(scalars), Numbers.Bits(vectors));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public void A_copy_past_the_cache_writes_the_values_and_nothing_behind_them(int offset) => ForEveryLength((length, values) =>
    {
        var target = new PinnedBuffer(length + offset + 1);
        target.Pointer[offset + length] = 7;
        fixed (float* from = values)
            StreamedCopy.Run(from, target.Pointer + offset, length);
        Assert.Equal(Numbers.Bits(values.AsSpan(0, length)), Numbers.Bits(target.Span.Slice(offset, length)));
        Assert.Equal(7, target.Pointer[offset + length]);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_conversion_of_pixels_has_the_bits_of_its_scalar_definition(int channels)
    {
        var conversion = new PixelConversion(
            [.. Enumerable.Range(0, channels).Select(channel => 0.42 + 0.1 * channel)], [.. Enumerable.Range(0, channels).Select(channel => 0.25 + 0.01 * channel)]);
        byte[] pixels = [.. Enumerable.Range(0, Longest + 1).Select(i => (byte)(i * 37))];
        for (int length = 0; length <= Longest; length++)
        {
            float[] vectors = new float[length], scalars = new float[length];
            conversion.Convert(pixels.AsSpan(1, length), vectors);
            conversion.ConvertScalars(pixels.AsSpan(1, length), scalars);
            Assert.Equal(Numbers.Bits(scalars), Numbers.Bits(vectors));
        }
    }

    [Fact]
    public void The_exponential_has_the_bits_of_its_scalar_definition() => ForEveryLength((length, values) =>
    {
        float[] vectors = [.. values[..length].Select(value => -10 * Math.Abs(value))], scalars = [.. vectors];
        fixed (float* a = vectors, b = scalars)
        {
            Exponential.Apply(a, length);
            Exponential.ApplyScalars(b, length);
        }

        Assert.Equal(Numbers.Bits(scalars), Numbers.Bits(vectors));
    }, special: false);

    [Fact]
    public void The_exponential_is_right_to_two_units_in_the_last_place()
    {
        for (double x = -86; x <= 0; x += 0.00173)
        {
            float value = (float)x;
            double expected = Math.Exp(value);
            Exponential.ApplyScalars(&value, 1);
            Assert.Equal(expected, value, 2.4e-7 * expected);
        }

        float one = 0, lost = -1e30f, missing = float.NaN;
        Exponential.ApplyScalars(&one, 1);
        Exponential.ApplyScalars(&lost, 1);
        Exponential.ApplyScalars(&missing, 1);
        Assert.Equal(1, one);
        Assert.InRange(lost, 0, 2e-38f);
        Assert.True(float.IsNaN(missing));
    }

    [Theory]
    [InlineData(16, 16, true)]
    [InlineData(16, 10, true)]
    [InlineData(24, 24, false)]
    [InlineData(24, 17, true)]
    [InlineData(16, 3, false)]
    public void The_panel_of_a_gradient_has_the_bits_of_its_scalar_definition(int width, int used, bool rectifies)
    {
        const int Rows = 13, Stride = 40;
        float[] gradient = Numbers.Normal(Rows * Stride, 1), output = Numbers.Normal(Rows * Stride, 2), other = [.. gradient];
        float[] packed = new float[Rows * width], sums = new float[width], otherPacked = new float[Rows * width], otherSums = new float[width];
        packed.AsSpan().Fill(7);
        sums.AsSpan().Fill(7);
        fixed (float* g = gradient, y = output, p = packed, s = sums, g2 = other, p2 = otherPacked, s2 = otherSums)
        {
            GradientPanel.Prepare(g, rectifies ? y : null, Rows, Stride, width, used, p, s);
            GradientPanel.Scalars(g2, rectifies ? y : null, Rows, Stride, width, 0, used, p2, s2);
        }

        Assert.Equal(Numbers.Bits(other), Numbers.Bits(gradient));
        Assert.Equal(Numbers.Bits(otherPacked), Numbers.Bits(packed));
        Assert.Equal(Numbers.Bits(otherSums), Numbers.Bits(sums));
    }

    private static void ForEveryLength(Action<int, float[]> check, bool special = true)
    {
        for (int length = 0; length <= Longest; length++)
        {
            float[] values = Numbers.Normal(length + 1, (ulong)length);
            for (int i = 0; special && i < Math.Min(length, Special.Length); i++)
                values[length - 1 - i] = Special[i];
            check(length, values);
        }
    }
}
