using System.Runtime.Intrinsics;
using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Register tiles against their scalar definitions.</summary>
public sealed unsafe class TileTests
{
    /// <summary>Panels of 32 columns are only cut where vectors have 512 bits.</summary>
    private static int[] Widths => KernelPath.Is512 ? [16, 24, 32] : [16, 24];

    public static TheoryData<int, int, int, bool> Gathers
    {
        get
        {
            var cases = new TheoryData<int, int, int, bool>();
            foreach (int width in Widths)
            {
                foreach ((int segments, int length) in ((int, int)[])[(1, 0), (1, 1), (1, 37), (3, 9), (5, 15)])
                {
                    cases.Add(width, segments, length, true);
                    cases.Add(width, segments, length, false);
                }
            }

            return cases;
        }
    }

    public static TheoryData<int, int, int> Outers
    {
        get
        {
            var cases = new TheoryData<int, int, int>();
            foreach (int width in Widths)
            {
                foreach ((int rows, int columns) in ((int, int)[])[(1, 0), (1, 1), (3, 11), (4, 7)])
                    cases.Add(width, rows, columns);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Gathers))]
    public void A_gather_tile_is_its_definition(int width, int segments, int length, bool adds)
    {
        const int Stride = 50;
        int positions = GatherTile.Positions(width);
        int[] from = [.. Enumerable.Range(0, positions).Select(i => i * 7 % 5 * 3)], to = [.. Enumerable.Range(0, positions).Select(i => (positions - 1 - i) * 40)];
        float[] source = Numbers.Normal(segments * Stride + 20, 1), weights = Numbers.Normal(segments * length * width, 2), init = Numbers.Normal(width, 3);
        float[] target = Numbers.Normal(positions * 40, 4), other = [.. target];
        fixed (int* sourceOffsets = from, targetOffsets = to)
        fixed (float* x = source, w = weights, b = init, y = target, y2 = other)
        {
            GatherTile.Run(width, segments, length, Stride, x, sourceOffsets, w, adds ? null : b, y, targetOffsets, w, 1);
            GatherTile.Scalar(width, segments, length, Stride, x, sourceOffsets, w, adds ? null : b, y2, targetOffsets);
        }

        Numbers.Close([.. other.Select(value => (double)value)], target, Numbers.SumTolerance);
    }

    [Theory]
    [MemberData(nameof(Outers))]
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
        const int Length = 45, Width = 16, Positions = 48;
        int[] from = [.. Enumerable.Range(0, Positions).Select(i => i * Length)], to = [.. Enumerable.Range(0, Positions).Select(i => i * Width)];
        int[] apart = [.. Enumerable.Range(0, Positions).Select(i => i * 2 * Width)];
        using Pinned source = new(Numbers.Normal(Positions * Length, 1)), weights = new(Numbers.Normal(Length * 2 * Width, 2)), init = new(Numbers.Normal(2 * Width, 3));
        using Pinned left = new(Half(weights, Width, 0)), right = new(Half(weights, Width, 1));
        using Pinned narrow = new(new float[Positions * 2 * Width]), wide = new(new float[Positions * 2 * Width]);
        fixed (int* sources = from, targets = to, pairs = apart)
        {
            for (int i = 0; i < Positions; i += 6)
            {
                GatherTile.SixByTwo(1, Length, 0, source.Pointer, sources + i, left.Pointer, init.Pointer, narrow.Pointer, pairs + i, weights.Pointer, 1);
                GatherTile.SixByTwo(1, Length, 0, source.Pointer, sources + i, right.Pointer, init.Pointer + Width, narrow.Pointer + Width, pairs + i, weights.Pointer, 1);
            }

            for (int i = 0; i < Positions; i += WideGatherTile.PairRows)
                WideGatherTile.EightByTwo(1, Length, 0, source.Pointer, sources + i, weights.Pointer, init.Pointer, wide.Pointer, pairs + i, weights.Pointer, 1);
            Same(narrow, wide, Positions * 2 * Width);

            for (int i = 0; i < Positions; i += 6)
                GatherTile.SixByTwo(1, Length, 0, source.Pointer, sources + i, left.Pointer, init.Pointer, narrow.Pointer, targets + i, weights.Pointer, 1);
            for (int i = 0; i < Positions; i += WideGatherTile.Rows)
                WideGatherTile.TwelveByOne(1, Length, 0, source.Pointer, sources + i, left.Pointer, init.Pointer, wide.Pointer, targets + i, weights.Pointer, 1);
            Same(narrow, wide, Positions * Width);
            for (int i = 0; i < Positions; i += WideGatherTile.RunRows)
                WideGatherTile.FourRuns(1, Length, 0, source.Pointer, sources + i, left.Pointer, init.Pointer, wide.Pointer, targets + i, weights.Pointer, 1);
            Same(narrow, wide, Positions * Width);
        }

        for (int i = 0; i < 12; i += 6)
            OuterTile.SixByTwo(1, Length, source.Pointer + i, 12, 0, left.Pointer, Width, 0, narrow.Pointer + i * Width);
        WideOuterTile.TwelveByOne(1, Length, source.Pointer, 12, 0, left.Pointer, Width, 0, wide.Pointer);
        Same(narrow, wide, 12 * Width);

        static float[] Half(Pinned pair, int width, int half) =>
            [.. Enumerable.Range(0, pair.Values.Length / 2).Select(i => pair.Values[i / width * 2 * width + half * width + i % width])];

        static void Same(Pinned expected, Pinned actual, int length) =>
            Assert.Equal(Numbers.Bits(expected.Values.AsSpan(0, length)), Numbers.Bits(actual.Values.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(16, 48, 37)]
    [InlineData(32, 24, 20)]
    [InlineData(16, 23, 16)]
    [InlineData(32, 15, 50)]
    public void Positions_at_equal_steps_give_the_bits_of_single_ones(int width, int positions, int depth)
    {
        if (!Vector512.IsHardwareAccelerated)
            return;
        int step = depth + 3, targetStep = width + 5;
        using Pinned source = new(Numbers.Normal(positions * step, 1)), weights = new(Numbers.Normal(depth * width, 2)), zeros = new(new float[width]);
        using Pinned expected = new(new float[positions * targetStep]), actual = new(new float[positions * targetStep]);
        var product = new GatherProduct(1, depth, 0, [.. Enumerable.Range(0, positions).Select(i => i * step)], [.. Enumerable.Range(0, positions).Select(i => i * targetStep)]);

        FetchAhead nothing = default;
        int done = WideEvenTile.Run(width, positions, depth, source.Pointer, step, weights.Pointer, actual.Pointer, targetStep, ref nothing);

        Assert.InRange(done, positions - 15, positions);
        for (int position = 0; position < done; position++)
            product.Run(new Panels.Panel(0, width, width, 0), weights.Pointer, source.Pointer, expected.Pointer, zeros.Pointer, position, position + 1);
        Assert.Equal(Numbers.Bits(expected.Values), Numbers.Bits(actual.Values));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    public void Vectors_of_128_bits_give_the_bits_of_the_definition(int width)
    {
        const int Length = 37, Most = 12;
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
        Assert.True(panels.PaddedColumns - columns < (KernelPath.Is512 ? Panels.LargestWidth / 2 : 16));
    }
}
