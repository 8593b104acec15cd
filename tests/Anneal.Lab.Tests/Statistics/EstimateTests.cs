using Anneal.Lab.Statistics;

namespace Anneal.Lab.Tests.Statistics;

public sealed class EstimateTests
{
    [Fact]
    public void The_interval_of_five_seeds_uses_Students_t_with_four_degrees_of_freedom()
    {
        Estimate estimate = Estimate.Of([0.97, 0.98, 0.975, 0.985, 0.965]);

        // s = 0.0079057, s / √5 = 0.0035355, t(0.975, 4) = 2.776445 (printed tables)
        Assert.Equal(0.975, estimate.Mean, 1e-12);
        Assert.Equal(0.0035355339 * 2.776445105, estimate.HalfWidth, 1e-9);
    }

    [Theory]
    [InlineData(2, 12.7062047)]
    [InlineData(3, 4.3026527)]
    [InlineData(10, 2.2621572)]
    [InlineData(30, 2.0452296)]
    public void The_quantile_is_that_of_printed_tables(int count, double quantile)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(value => (double)value)];
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (count - 1));

        Assert.Equal(quantile * deviation / Math.Sqrt(count), Estimate.Of(values).HalfWidth, 1e-6 * count);
    }

    [Fact]
    public void One_observation_has_a_mean_and_no_interval()
    {
        Estimate estimate = Estimate.Of([0.5]);

        Assert.Equal(0.5, estimate.Mean);
        Assert.True(double.IsNaN(estimate.Low) && double.IsNaN(estimate.High));
    }

    [Fact]
    public void What_pairs_share_does_not_widen_the_interval_of_their_difference()
    {
        double[] reference = [0.90, 0.95, 0.85, 0.99, 0.80];
        double[] better = [.. reference.Select((value, seed) => value + 0.01 + 0.001 * seed)];

        Estimate difference = Estimate.OfDifference(better, reference);

        Assert.Equal(0.012, difference.Mean, 1e-12);
        Assert.True(difference.HalfWidth < Estimate.Of(better).HalfWidth / 10);
    }

    [Fact]
    public void Unequal_counts_cannot_be_paired() =>
        Assert.Throws<ArgumentException>(() => Estimate.OfDifference([1, 2, 3], [1, 2]));

    [Fact]
    public void Nothing_has_no_mean() => Assert.Throws<ArgumentException>(() => Estimate.Of([]));
}
