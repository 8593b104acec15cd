using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed class SeriesTests
{
    private static double[] Two { get; } = [1, 2];
    private static double[] Three { get; } = [1, 2, 3];

    [Fact]
    public void Each_position_needs_a_value() =>
        Assert.Throws<ArgumentException>(() => new Series("loss", Two, Three));

    [Fact]
    public void Each_point_needs_both_edges_of_a_band()
    {
        Series line = new("loss", Two, Two);

        Assert.Throws<ArgumentException>(() => line.WithBand(Three, Two));
        Assert.Throws<ArgumentException>(() => line.WithBand(Two, Three));
        Assert.Equal(2, line.WithBand(Two, Two).BandLow.Length);
    }

    [Fact]
    public void A_style_index_below_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Series("loss", Two, Two) { StyleIndex = -1 });

    [Fact]
    public void Without_a_style_index_the_place_in_the_chart_counts()
    {
        Chart chart = new("", "", "", [new Series("a", Two, Two), new Series("b", Two, Two), new Series("c", Two, Two) { StyleIndex = 7 }]);

        Assert.Equal([0, 1, 7], Enumerable.Range(0, 3).Select(chart.StyleIndexOf));
    }
}
