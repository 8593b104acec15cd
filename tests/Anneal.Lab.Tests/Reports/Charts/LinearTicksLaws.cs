using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed class LinearTicksLaws
{
    private const int Rounds = 2000;

    [Fact]
    public void A_rounded_axis_covers_the_data_and_its_marks_reach_from_end_to_end()
    {
        ForRandomRanges((range, most) =>
        {
            Axis axis = Axis.Around(AxisScale.Linear, range, most);
            double slack = axis.Range.Span * 1e-6;

            Assert.True(axis.Range.Low <= range.Low + slack && axis.Range.High >= range.High - slack);
            Assert.Equal(axis.Range.Low, axis.Ticks[0].Value, slack);
            Assert.Equal(axis.Range.High, axis.Ticks[^1].Value, slack);
        });
    }

    [Fact]
    public void The_marks_of_a_given_range_lie_inside_it_and_are_no_more_than_there_is_room_for()
    {
        ForRandomRanges((range, most) =>
        {
            Axis axis = Axis.Over(AxisScale.Linear, range, most);
            double slack = range.Span * 1e-6;

            Assert.All(axis.Ticks, tick => Assert.InRange(tick.Value, range.Low - slack, range.High + slack));
            Assert.InRange(axis.Ticks.Count, 0, most + 1);
        });
    }

    [Fact]
    public void Steps_are_1_2_or_5_times_a_power_of_ten_and_the_least_that_fit()
    {
        ForRandomRanges((range, most) =>
        {
            double step = LinearTicks.StepFor(range.Span, most);
            double digit = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));

            Assert.Contains(digit, (double[])[1, 2, 5], new Nearly());
            Assert.InRange(range.Span / step, 0, most + 1e-6);
            Assert.True(range.Span / (step / 2.5) > most);
        });
    }

    [Fact]
    public void Labels_of_different_marks_differ()
    {
        ForRandomRanges((range, most) =>
        {
            string[] labels = [.. Axis.Over(AxisScale.Linear, range, most).Ticks.Select(tick => tick.Label)];

            Assert.Equal(labels.Length, labels.Distinct().Count());
        });
    }

    [Theory]
    [InlineData(0, 3999, "0 1,000 2,000 3,000 4,000")]
    [InlineData(0, 0.5, "0 0.1 0.2 0.3 0.4 0.5")]
    [InlineData(0.85, 0.95, "0.85 0.90 0.95")]
    [InlineData(-3, 2, "-3 -2 -1 0 1 2")]
    [InlineData(0, 3e7, "0 1e7 2e7 3e7")]
    [InlineData(0, 4e-6, "0 1e-6 2e-6 3e-6 4e-6")]
    public void Marks_read_as_a_person_would_write_them(double low, double high, string expected)
    {
        Axis axis = Axis.Around(AxisScale.Linear, new ValueRange(low, high), 5);

        Assert.Equal(expected, string.Join(' ', axis.Ticks.Select(tick => tick.Label)));
    }

    private static void ForRandomRanges(Action<ValueRange, int> law)
    {
        Random random = new(20261122);
        for (int round = 0; round < Rounds; round++)
        {
            double size = Math.Pow(10, random.Next(-12, 13)) * (0.01 + random.NextDouble());
            double low = (random.NextDouble() - 0.5) * size * 10;
            law(new ValueRange(low, low + size), random.Next(1, 12));
        }
    }

    private sealed class Nearly : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-6;

        public int GetHashCode(double obj) => 0;
    }
}
