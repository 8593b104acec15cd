using System.Runtime.Intrinsics;
using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Register tiles against their scalar definitions.</summary>
public sealed unsafe class TileTests
{
    public static TheoryData<int, int, int, bool> Gathers => new()
    {
        { 16, 1, 1, true }, { 16, 1, 37, false }, { 16, 3, 9, true }, { 16, 5, 15, false }, { 16, 1, 0, false },
        { 24, 1, 1, false }, { 24, 1, 37, true }, { 24, 3, 9, false }, { 24, 5, 15, true },
    };

    [Theory]
    [MemberData(nameof(Gathers))]
    public void A_gather_tile_is_its_definition(int width, int segments, int length, bool adds)
    {
        const int Stride = 50;
        int positions = GatherTile.Positions(width);
        int[] from = [.. Enumerable.Range(0, positions).Select(i => i * 7 % 5 * 3)], to = [.. Enumerable.Range(0, positions).Select(i => (positions - 1 - i) * 30)];
        float[] source = Numbers.Normal(segments * Stride + 20, 1), weights = Numbers.Normal(segments * length * width, 2), init = Numbers.Normal(width, 3);
        float[] target = Numbers.Normal(positions * 30, 4), other = [.. target];
        fixed (int* sourceOffsets = from, targetOffsets = to)
        fixed (float* x = source, w = weights, b = init, y = target, y2 = other)
        {
            GatherTile.Run(width, segments, length, Stride, x, sourceOffsets, w, adds ? null : b, y, targetOffsets);
            GatherTile.Scalar(width, segments, length, Stride, x, sourceOffsets, w, adds ? null : b, y2, targetOffsets);
        }

        Numbers.Close([.. other.Select(value => (double)value)], target, Numbers.SumTolerance);
    }

    [Theory]
    [InlineData(16, 1, 1)]
    [InlineData(16, 3, 11)]
    [InlineData(16, 1, 0)]
    [InlineData(24, 1, 1)]
    [InlineData(24, 4, 7)]
    public void An_outer_tile_is_its_definition(int width, int rows, int columns)
    {
        const int InputStep = 9;
        float[] input = Numbers.Normal(rows * 150 + columns * InputStep + 12, 1), gradient = Numbers.Normal(rows * columns * width + width, 2);
        float[] sum = Numbers.Normal(OuterTile.Inputs(width) * width, 3), other = [.. sum];
        fixed (float* a = input, g = gradient, s = sum, s2 = other)
        {
            OuterTile.Run(width, rows, columns, a, InputStep, 150, g, width, columns * width, s);
            OuterTile.Scalar(width, rows, columns, a, InputStep, 150, g, width, columns * width, s2);
        }

        Numbers.Close([.. other.Select(value => (double)value)], sum, Numbers.SumTolerance);
    }

    [Fact]
    public void Both_vector_widths_give_the_same_bits()
    {
        if (!Vector512.IsHardwareAccelerated)
            return;
        const int Length = 45, Width = 16;
        int[] from = [.. Enumerable.Range(0, 12).Select(i => i * Length)], to = [.. Enumerable.Range(0, 12).Select(i => i * Width)];
        float[] source = Numbers.Normal(12 * Length, 1), weights = Numbers.Normal(Length * Width, 2), init = Numbers.Normal(Width, 3);
        float[] wide = new float[12 * Width], narrow = new float[12 * Width];
        fixed (int* sources = from, targets = to)
        fixed (float* x = source, w = weights, b = init, y = wide, z = narrow)
        {
            WideTile.Gather(1, Length, 0, x, sources, w, b, y, targets);
            GatherTile.SixByTwo(1, Length, 0, x, sources, w, b, z, targets);
            GatherTile.SixByTwo(1, Length, 0, x, sources + 6, w, b, z, targets + 6);
            Assert.Equal(Numbers.Bits(narrow), Numbers.Bits(wide));
            WideTile.Outer(1, Length, x, 12, 0, w, Width, 0, y);
            OuterTile.SixByTwo(1, Length, x, 12, 0, w, Width, 0, z);
            OuterTile.SixByTwo(1, Length, x + 6, 12, 0, w, Width, 0, z + 6 * Width);
        }

        Assert.Equal(Numbers.Bits(narrow), Numbers.Bits(wide));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    public void Vectors_of_128_bits_give_the_bits_of_the_definition(int width)
    {
        const int Length = 37, Most = WideTile.Rows;
        int[] from = [.. Enumerable.Range(0, Most).Select(i => i * Length)], to = [.. Enumerable.Range(0, Most).Select(i => i * width)];
        using Pinned source = new(Numbers.Normal(Most * Length, 1)), weights = new(Numbers.Normal(Length * width, 2));
        using Pinned narrow = new(Numbers.Normal(Most * width, 3)), scalar = new([.. narrow.Values]);
        fixed (int* sources = from, targets = to)
        {
            NarrowTile.Gather(width, 1, Length, 0, source.Pointer, sources, weights.Pointer, null, narrow.Pointer, targets);
            GatherTile.Scalar(width, 1, Length, 0, source.Pointer, sources, weights.Pointer, null, scalar.Pointer, targets);
            Assert.Equal(Rows(scalar), Rows(narrow));
            NarrowTile.Outer(width, 1, Length, source.Pointer, Most, 0, weights.Pointer, width, 0, narrow.Pointer);
            OuterTile.Scalar(width, 1, Length, source.Pointer, Most, 0, weights.Pointer, width, 0, scalar.Pointer);
        }

        Assert.Equal(Rows(scalar), Rows(narrow));

        int[] Rows(Pinned values) => Numbers.Bits(values.Values.AsSpan(0, NarrowTile.Rows * width));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 16)]
    [InlineData(2, 17)]
    [InlineData(5, 24)]
    [InlineData(4, 50)]
    [InlineData(1, 130)]
    public void Panels_give_every_element_a_place_of_its_own(int rows, int columns)
    {
        var panels = new Panels(rows, columns);
        var places = new HashSet<int>();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                Assert.True(places.Add(panels.IndexOf(row, column)));
        }

        Assert.InRange(places.Max(), 0, panels.Length - 1);
        Assert.True(panels.PaddedColumns - columns < 16);
    }
}
