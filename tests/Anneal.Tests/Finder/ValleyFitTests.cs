using Anneal.Finder;

namespace Anneal.Tests.Finder;

public sealed class ValleyFitTests
{
    [Fact]
    public void No_valley_is_nearer_than_the_fit()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 100; trial++)
        {
            double[] values = [.. Enumerable.Range(0, 6).Select(_ => (double)random.Next(5))];
            double[] at = [.. Enumerable.Range(0, 6).Select(i => (double)i)];

            Assert.Equal(LowestOfAllValleys(values), ValleyFit.Of(at, values).Error, 1e-9);
        }
    }

    [Fact]
    public void A_valley_is_its_own_fit_and_is_crossed_where_its_lines_cross()
    {
        ValleyFit fit = ValleyFit.Of([0, 1, 2, 3, 4], [9, 5, 1, 3, 7]);

        Assert.Equal((1.0, 2.0), (fit.Lowest, fit.LowestAt));
        Assert.Equal(0.5, fit.FallsThrough(7), 1e-12);
        Assert.Equal(2.5, fit.RisesThrough(2)!.Value, 1e-12);
        Assert.Equal(0, fit.FallsThrough(10));
        Assert.Null(fit.RisesThrough(8));
    }

    [Fact]
    public void A_straight_line_down_never_rises_and_one_up_never_falls()
    {
        Assert.Null(ValleyFit.Of([0, 1, 2], [3, 2, 1]).RisesThrough(1.5));
        Assert.Equal(0, ValleyFit.Of([0, 1, 2], [1, 2, 3]).LowestAt);
    }

    [Fact]
    public void Noise_is_measured_through_a_trend()
    {
        var random = new Random(3);
        double[] line = [.. Enumerable.Range(0, 4000).Select(i => 0.01 * i + random.NextDouble())];

        Assert.Equal(1 / Math.Sqrt(12), CurveNoise.Of(line), 0.03);
        Assert.Equal(0, CurveNoise.Of([1, 2, 3, 4]), 1e-12);
    }

    /// <summary>By trying every bottom, and for either side every way to cut it into blocks.</summary>
    private static double LowestOfAllValleys(double[] values) => Enumerable.Range(0, values.Length + 1)
        .Min(bottom => LowestFall(values[..bottom]) + LowestFall([.. values[bottom..].Reverse()]));

    private static double LowestFall(double[] values)
    {
        double lowest = values.Length == 0 ? 0 : double.PositiveInfinity;
        for (int cuts = 0; cuts < 1 << Math.Max(0, values.Length - 1); cuts++)
            lowest = Math.Min(lowest, FallInBlocks(values, cuts));
        return lowest;
    }

    private static double FallInBlocks(double[] values, int cuts)
    {
        double error = 0, before = double.PositiveInfinity;
        for (int start = 0, i = 0; i < values.Length; i++)
        {
            if (i < values.Length - 1 && (cuts >> i & 1) == 0)
                continue;
            double[] block = values[start..(i + 1)];
            double mean = block.Average();
            if (mean > before)
                return double.PositiveInfinity;
            error += block.Sum(value => (value - mean) * (value - mean));
            (before, start) = (mean, i + 1);
        }

        return error;
    }
}
