namespace Anneal.Tests.Schedules;

public sealed class ChebyshevStepsTests
{
    [Fact]
    public void The_fractal_order_of_eight_steps_is_that_of_the_paper() =>
        Assert.Equal([1, 8, 4, 5, 2, 7, 3, 6], Order(8));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(1024)]
    public void The_fractal_order_is_the_papers_recursion(int steps)
    {
        int[] expected = [1];
        while (expected.Length < steps)
            expected = [.. expected.SelectMany(place => new[] { place, 2 * expected.Length + 1 - place })];

        Assert.Equal(expected, Order(steps));
    }

    [Fact]
    public void The_steps_shrink_every_error_of_a_quadratic_problem_as_chebyshev_promised()
    {
        const double Smallest = 0.05, Largest = 1;
        var rate = new ChebyshevSteps(Smallest, Largest, 64);
        double bound = 1 / Math.Cosh(64 * Math.Acosh((Largest + Smallest) / (Largest - Smallest)));

        for (double curvature = Smallest; curvature <= Largest; curvature += 0.001)
        {
            double error = 1;
            for (long step = 0; step < 64; step++)
                error *= 1 - rate.At(step) * curvature;
            Assert.True(Math.Abs(error) <= bound * (1 + 1e-9), $"curvature {curvature}: {error}, bound {bound}");
        }
    }

    [Fact]
    public void A_length_that_is_no_power_of_two_is_refused_with_the_next_one()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ChebyshevSteps(0.1, 1, 100));

        Assert.Contains("Take 128", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The place of each step's value in descending order.</summary>
    private static IEnumerable<int> Order(int steps)
    {
        var rate = new ChebyshevSteps(0.1, 1, steps);
        double[] values = [.. Enumerable.Range(0, steps).Select(step => rate.At(step))];
        double[] descending = [.. values.OrderDescending()];
        return values.Select(value => Array.IndexOf(descending, value) + 1);
    }
}
