using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed class LogarithmicTicksLaws
{
    [Fact]
    public void A_rounded_axis_covers_the_data_and_its_marks_lie_inside_it()
    {
        Random random = new(20261122);
        for (int round = 0; round < 2000; round++)
        {
            double low = Math.Pow(10, (random.NextDouble() * 20) - 12);
            ValueRange range = new(low, low * Math.Pow(10, 0.02 + (random.NextDouble() * 9)));
            Axis axis = Axis.Around(AxisScale.Logarithmic, range, random.Next(2, 9));

            Assert.InRange(axis.PositionOf(range.Low), -1e-6, 1);
            Assert.InRange(axis.PositionOf(range.High), 0, 1 + 1e-6);
            Assert.NotEmpty(axis.Ticks);
            Assert.All(axis.Ticks, tick => Assert.InRange(axis.PositionOf(tick.Value), -1e-6, 1 + 1e-6));
        }
    }

    [Theory]
    [InlineData(0.0005, 0.5, "0.001 0.01 0.1")]
    [InlineData(0.001, 1, "0.001 0.01 0.1 1")]
    [InlineData(1e-8, 1, "1e-8 1e-6 0.0001 0.01 1")]
    [InlineData(0.34, 2.4, "0.5 1 2")]
    [InlineData(10, 1000, "10 100 1,000")]
    [InlineData(4, 4.8, "4.0 4.2 4.4 4.6 4.8 5.0")]
    public void Marks_are_decades_and_finer_only_where_the_range_is_short(double low, double high, string expected)
    {
        Axis axis = Axis.Around(AxisScale.Logarithmic, new ValueRange(low, high), 5);

        Assert.Equal(expected, string.Join(' ', axis.Ticks.Select(tick => tick.Label)));
    }

    [Fact]
    public void Zero_and_below_have_no_position()
    {
        Axis axis = Axis.Around(AxisScale.Logarithmic, new ValueRange(0.1, 10), 5);

        Assert.True(double.IsNaN(axis.PositionOf(0)));
        Assert.True(double.IsNaN(axis.PositionOf(-1)));
        Assert.Equal(0.5, axis.PositionOf(1), 1e-12);
    }
}
