using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Memory that is asked for before it is read.</summary>
public sealed unsafe class AheadTests
{
    private const int Base = 1 << 20;

    [Theory]
    [InlineData(36, 64)]
    [InlineData(36, 64, 32)]
    [InlineData(36, 100, 7, 64)]
    [InlineData(4, 99, 10, 3)]
    [InlineData(5, 99, 10)]
    public void The_parts_of_a_computation_ask_for_every_range_once(int parts, params int[] lengths)
    {
        MemoryAhead ahead = default;
        int[] asked = new int[lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
            ahead.Add(Address(i), 0, 1, lengths[i]);

        for (int part = 0; part < parts; part++)
        {
            FetchAhead own = ahead.Part(part, parts, multiplyAdds: 1); // one row: its step is all that the part asks for
            int range = (int)((long)own.Address / Base) - 1;
            Assert.Equal((long)(Address(range) + asked[range]), (long)own.Address);
            asked[range] += (int)own.Step;
        }

        Assert.Equal(lengths, asked);
    }

    [Fact]
    public void More_ranges_than_parts_are_left_out_from_the_end()
    {
        MemoryAhead ahead = default;
        ahead.Add(Address(0), 0, 1, 10);
        ahead.Add(Address(1), 0, 1, 20);

        FetchAhead only = ahead.Part(0, 1, multiplyAdds: 1);

        Assert.Equal(((long)Address(0), 10), ((long)only.Address, (int)only.Step));
    }

    [Fact]
    public void Nothing_is_asked_for_where_nothing_was_added()
    {
        MemoryAhead ahead = default;
        ahead.Add(null, 0, 1, 10);
        ahead.Add(Address(0), 3, 0, 10);
        FetchAhead nothing = ahead.Part(0, 4, multiplyAdds: 100);
        nothing.Pass(50);

        Assert.True(nothing.Address == null);
    }

    [Theory]
    [InlineData(48, 32, 40, 500)]
    [InlineData(48, 16, 100, 5000)]
    [InlineData(144, 32, 300, 9600)]
    public void A_product_asks_for_all_of_it_on_its_way(int positions, int width, int depth, int floats)
    {
        using Pinned source = new(Numbers.Normal(positions * depth, 1)), weights = new(Numbers.Normal(depth * width, 2));
        using Pinned target = new(new float[positions * width]), zeros = new(new float[width]);
        var product = new GatherProduct(1, depth, 0, [.. Enumerable.Range(0, positions).Select(i => i * depth)], [.. Enumerable.Range(0, positions).Select(i => i * width)]);
        Panels panels = new(depth, width);
        var ahead = new FetchAhead(Address(0), floats, (long)positions * depth * width);

        for (int i = 0; i < panels.Count; i++)
            product.Run(panels[i], weights.Pointer, source.Pointer, target.Pointer, zeros.Pointer, 0, positions, ref ahead);

        Assert.InRange(ahead.Address - Address(0), floats, 3 * floats);
    }

    /// <summary>Memory that is not there: asking for it is no access.</summary>
    private static float* Address(int range) => (float*)((range + 1L) * Base);
}
