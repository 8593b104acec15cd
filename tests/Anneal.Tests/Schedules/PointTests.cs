namespace Anneal.Tests.Schedules;

public sealed class PointTests
{
    [Fact]
    public void A_line_goes_through_its_points_and_is_straight_between()
    {
        var line = new PiecewiseLinear([(10, 1), (20, 3), (60, 0)]);

        Formula.Expect(line, t => t < 10 ? 1 : t < 20 ? 1 + (t - 10) / 5.0 : t < 60 ? 3 - 3 * (t - 20) / 40.0 : 0, absolute: 1e-15);
        Assert.Equal(61, line.Steps);
    }

    [Fact]
    public void Two_points_at_one_step_are_a_jump_to_the_later()
    {
        var line = new PiecewiseLinear([(0, 0), (10, 1), (10, 5), (20, 5)]);

        Assert.Equal(0.9, line.At(9), 1e-15);
        Assert.Equal(5, line.At(10));
    }

    [Fact]
    public void Between_points_a_line_may_follow_a_curve() =>
        Assert.Equal(1 - Math.Cos(Math.PI * 0.3), new PiecewiseLinear([(0, 0), (100, 2)], Curve.Cosine).At(30), 1e-15);

    [Fact]
    public void Points_keep_their_steps_when_something_follows() =>
        Assert.Equal(3, new PiecewiseLinear([(0, 1), (20, 3)]).ThenHold(10).At(20));

    [Fact]
    public void Points_out_of_order_and_lines_without_points_are_refused()
    {
        Assert.Contains("out of order", Assert.Throws<ArgumentException>(() => new PiecewiseLinear([(20, 1), (10, 2)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PiecewiseLinear([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewiseLinear([(0, double.NaN)]));
    }

    [Fact]
    public void A_table_has_its_values_and_holds_the_last()
    {
        var table = new Tabulated([3, 1, 2]);

        Assert.Equal([3, 1, 2, 2, 2], Enumerable.Range(0, 5).Select(step => table.At(step)));
        Assert.Equal(new Tabulated([3, 1, 2]), table);
        Assert.Throws<ArgumentException>(() => new Tabulated([]));
    }

    [Fact]
    public void A_recurrence_is_asked_once_a_step_and_from_the_value_before()
    {
        var asked = new List<long>();
        Tabulated table = Tabulated.FromRecurrence(1, 5, (step, before) =>
        {
            asked.Add(step);
            return before * step;
        });

        Assert.Equal([1, 1, 2, 6, 24], table.Values);
        Assert.Equal([1, 2, 3, 4], asked);
    }

    [Fact]
    public void A_function_is_read_at_the_step_and_held_after_the_length_it_was_given()
    {
        Formula.Expect(new FunctionSchedule(step => step * step), t => t * t);
        Assert.Equal(81, new FunctionSchedule(step => step * step, steps: 10).At(50));
    }
}
