using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed class AxisTests
{
    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.Logarithmic)]
    public void Awkward_data_still_give_an_axis_with_marks(AxisScale scale)
    {
        double[][] awkward =
        [
            [], [double.NaN], [double.PositiveInfinity, double.NegativeInfinity], [0], [0, 0], [7], [-3, -3], [1e15, 1e15 + 1],
            [double.MaxValue, double.MinValue], [double.Epsilon, 0], [double.Epsilon, double.MaxValue], [-1, -2],
        ];
        foreach (double[] values in awkward)
        {
            double[] places = [.. values.Select((_, index) => (double)index)];
            Chart chart = new("", "", "", [new Series("", places, values)]) { VerticalScale = scale };

            foreach (Axis axis in new[] { Axis.Vertical(chart, 4), Axis.Horizontal(chart, 4) })
            {
                Assert.True(axis.Range.Low < axis.Range.High && double.IsFinite(axis.Range.Span));
                Assert.NotEmpty(axis.Ticks);
                Assert.All(axis.Ticks, tick => Assert.InRange(axis.PositionOf(tick.Value), -1e-6, 1 + 1e-6));
            }
        }
    }

    [Fact]
    public void A_run_of_4000_updates_ends_at_the_mark_4000_and_one_of_3500_at_its_own_end()
    {
        Assert.Equal(4000, Horizontal(3999).Range.High);
        Assert.Equal("4,000", Horizontal(3999).Ticks[^1].Label);
        Assert.Equal(3499, Horizontal(3499).Range.High);
    }

    [Fact]
    public void The_band_belongs_to_the_range()
    {
        Series line = new Series("loss", new double[] { 0, 1 }, new double[] { 1, 1 }).WithBand(new double[] { -4, 1 }, new double[] { 1, 9 });

        ValueRange range = Axis.Vertical(new Chart("", "", "", [line]), 5).Range;

        Assert.True(range is { Low: <= -4, High: >= 9 });
    }

    [Fact]
    public void A_fixed_range_is_kept_exactly()
    {
        Chart chart = new("", "", "", []) { VerticalRange = new ValueRange(0.07, 0.93) };

        Assert.Equal(new ValueRange(0.07, 0.93), Axis.Vertical(chart, 5).Range);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_range_that_is_none_is_refused(double low, double high) =>
        Assert.Throws<ArgumentException>(() => new Chart("", "", "", []) { VerticalRange = new ValueRange(low, high) });

    private static Axis Horizontal(double last) =>
        Axis.Horizontal(new Chart("", "", "", [new Series("", new double[] { 0, last }, new double[] { 0, 0 })]), 5);
}
