namespace Anneal.Tests.Feedback;

public sealed class GreedyTests
{
    [Fact]
    public void The_value_grows_while_the_metric_improves_and_shrinks_while_it_does_not()
    {
        Schedule schedule = new Greedy(1, 0.1, 4, factor: 0.5, patience: 1);
        var rates = new List<double>();
        foreach ((int step, double loss) in new[] { 9.0, 8, 7, 7, 7, 7, 7, 7, 7 }.Index())
        {
            schedule = schedule.Observe(step, loss);
            rates.Add(schedule.At(step));
        }

        Assert.Equal([2, 4, 4, 2, 1, 0.5, 0.25, 0.125, 0.1], rates);
    }

    [Fact]
    public void Only_improvements_in_a_row_make_it_grow()
    {
        Schedule schedule = new Greedy(1, 0.1, 4, factor: 0.5, patience: 2).Observe(0, 9).Observe(1, 10).Observe(2, 8).Observe(3, 9);

        Assert.Equal(1, schedule.At(3));
        Assert.Equal(0.5, schedule.Observe(4, 9).At(4));
    }

    [Fact]
    public void The_first_value_lies_between_the_limits() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Greedy(initial: 5, minimum: 0, maximum: 1));
}
