using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Passes over the channels of an image: vectors against scalars, the same bits for every remainder.</summary>
public sealed unsafe class ChannelKernelTests
{
    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int>();
            for (int channels = 1; channels <= 41; channels++)
                shapes.Add(channels, 1 + channels % 4, 1 + channels % 3);
            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Moments_have_the_bits_of_their_definition(int channels, int height, int width)
    {
        using Pinned image = Some(channels * height * width, 1), vectors = Zeros(2 * channels), scalars = Zeros(2 * channels);
        ChannelMoments.Run(image.Pointer, height * width, channels, vectors.Pointer);
        ChannelMoments.Scalars(image.Pointer, height * width, channels, 0, scalars.Pointer);
        Same(scalars, vectors);
    }

    [Fact]
    public void A_large_mean_does_not_cancel_a_small_variance()
    {
        using Pinned image = Some(1000 * 16, 1), moments = Zeros(32);
        for (int i = 0; i < 16_000; i++)
            image.Values[i] += 10_000;
        ChannelMoments.Run(image.Pointer, 1000, 16, moments.Pointer);
        for (int channel = 0; channel < 16; channel++)
        {
            double[] values = [.. Enumerable.Range(0, 1000).Select(i => (double)image.Values[i * 16 + channel])];
            double mean = values.Average(), squares = values.Sum(value => (value - mean) * (value - mean));
            Assert.Equal(mean, moments.Values[channel], 1e-2);
            Assert.Equal(squares, moments.Values[16 + channel], 1e-3 * squares);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Scaling_has_the_bits_of_its_definition(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        using Pinned z = Some(shape.Length, 1), scale = Some(channels, 2), shift = Some(channels, 3), other = Some(shape.Length, 4);
        foreach (bool rectifies in (bool[])[false, true])
        {
            using Pinned vectors = Zeros(shape.Length), scalars = Zeros(shape.Length);
            ChannelScaling.Run(z.Pointer, scale.Pointer, shift.Pointer, shape, rectifies, vectors.Pointer, width * channels);
            ChannelScaling.RowScalars(z.Pointer, scale.Pointer, shift.Pointer, new(channels, 1, height * width), rectifies, scalars.Pointer);
            Same(scalars, vectors);
            ChannelScaling.RunAndAdd(z.Pointer, scale.Pointer, shift.Pointer, other.Pointer, shape, rectifies, vectors.Pointer);
            ChannelScaling.AddScalars(z.Pointer, scale.Pointer, shift.Pointer, other.Pointer, shape, rectifies, scalars.Pointer);
            Same(scalars, vectors);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_have_the_bits_of_their_definition(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        using Pinned z = Some(shape.Length, 1), a = Some(channels, 2), p = Some(channels, 3), q = Some(channels, 4);
        foreach (bool rectifies in (bool[])[false, true])
        {
            using Pinned gradient = Some(shape.Length, 5), other = Some(shape.Length, 5), vectors = Zeros(2 * channels), scalars = Zeros(2 * channels);
            ChannelGradient.Sum(gradient.Pointer, z.Pointer, a.Pointer, p.Pointer, q.Pointer, shape, rectifies, vectors.Pointer);
            ChannelGradient.SumScalars(other.Pointer, z.Pointer, a.Pointer, p.Pointer, q.Pointer, shape, rectifies, 0, scalars.Pointer);
            Same(other, gradient);
            Same(scalars, vectors);
            ChannelGradient.Propagate(gradient.Pointer, z.Pointer, a.Pointer, p.Pointer, q.Pointer, shape, gradient.Pointer, width * channels);
            ChannelGradient.PropagateScalars(other.Pointer, z.Pointer, a.Pointer, p.Pointer, q.Pointer, new(channels, 1, height * width), other.Pointer);
            Same(other, gradient);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Pooling_has_the_bits_of_its_definition(int channels, int height, int width)
    {
        foreach ((int kernel, int stride) in ((int, int)[])[(2, 2), (3, 2), (1, 2)])
        {
            var shape = new PoolingShape(new(channels, height + 3, width + 3), kernel, kernel, stride);
            using Pinned x = Some(shape.Input.Length, 1), gradient = Some(shape.Output.Length, 2);
            x.Values[shape.Input.Length / 2] = float.NaN;
            using Pinned y = Zeros(shape.Output.Length), other = Zeros(shape.Output.Length), dx = Some(shape.Input.Length, 3), otherDx = Zeros(shape.Input.Length);
            MaxPooling.Forward(shape, x.Pointer, y.Pointer);
            MaxPooling.Backward(shape, x.Pointer, y.Pointer, gradient.Pointer, dx.Pointer);
            ForEachWindow(shape, (at, window) =>
            {
                MaxPooling.ForwardScalars(shape, x.Pointer + window, other.Pointer + at, 0);
                MaxPooling.BackwardScalars(shape, x.Pointer + window, other.Pointer + at, gradient.Pointer + at, otherDx.Pointer + window, 0);
            });
            Same(other, y);
            Same(otherDx, dx);
            otherDx.Values.AsSpan().Clear();
            AveragePooling.Forward(shape, x.Pointer, y.Pointer);
            AveragePooling.Backward(shape, gradient.Pointer, dx.Pointer);
            ForEachWindow(shape, (at, window) =>
            {
                AveragePooling.ForwardScalars(shape, x.Pointer + window, other.Pointer + at, 0);
                AveragePooling.BackwardScalars(shape, gradient.Pointer + at, otherDx.Pointer + window, 0);
            });
            Same(other, y);
            Same(otherDx, dx);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Additions_have_the_bits_of_their_definition(int channels, int height, int width)
    {
        int rows = height * width;
        using Pinned matrix = Some(rows * channels, 1), vectors = Some(channels, 2), scalars = Some(channels, 2), sum = Zeros(channels), zeros = Zeros(channels);
        Addition.AddRows(matrix.Pointer, rows, channels, vectors.Pointer);
        Addition.AddRowsScalars(matrix.Pointer, rows, channels, 0, scalars.Pointer);
        Same(scalars, vectors);
        Addition.Sum(matrix.Pointer, rows, channels, sum.Pointer, channels);
        Addition.AddRowsScalars(matrix.Pointer, rows, channels, 0, zeros.Pointer);
        Assert.Equal(zeros.Values, sum.Values);
        Addition.Add(matrix.Pointer, vectors.Pointer, channels);
        Addition.AddRowsScalars(matrix.Pointer, 1, channels, 0, scalars.Pointer);
        Same(scalars, vectors);
    }

    private static void ForEachWindow(PoolingShape shape, Action<int, int> body)
    {
        for (int position = 0; position < shape.Output.Positions; position++)
            body(position * shape.Input.Channels, shape.Start(position));
    }

    private static Pinned Some(int length, ulong seed) => new(Numbers.Normal(length, seed));

    private static Pinned Zeros(int length) => new(new float[length]);

    private static void Same(Pinned expected, Pinned actual) => Assert.Equal(Numbers.Bits(expected.Values), Numbers.Bits(actual.Values));
}
