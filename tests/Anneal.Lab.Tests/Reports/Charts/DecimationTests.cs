using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed class DecimationTests
{
    [Fact]
    public void A_single_point_peak_among_many_is_kept()
    {
        for (int peak = 0; peak < 4000; peak += 37)
        {
            PlotPoint[] points = [.. Enumerable.Range(0, 4000).Select(index => new PlotPoint(index * 0.14, index == peak ? 3.25 : 100))];

            Assert.Contains(points[peak], Decimation.Reduce(points));
        }
    }

    [Fact]
    public void Noise_keeps_its_extremes_in_every_column_and_no_more_than_two_points_of_each_but_the_ends()
    {
        Random random = new(7);
        PlotPoint[] points = [.. Enumerable.Range(0, 5000).Select(index => new PlotPoint(index * 0.1, random.NextDouble() * 300))];

        List<PlotPoint> kept = Decimation.ByColumn(points, 1);

        foreach (var column in points.GroupBy(point => Math.Floor(point.X)))
        {
            PlotPoint[] rest = [.. kept.Where(point => Math.Floor(point.X) == column.Key)];
            Assert.InRange(rest.Length, 1, column.Key is 0 or 499 ? 3 : 2);
            Assert.Equal(column.Min(point => point.Y), rest.Min(point => point.Y));
            Assert.Equal(column.Max(point => point.Y), rest.Max(point => point.Y));
        }
    }

    [Fact]
    public void A_straight_line_needs_two_points_and_a_triangle_three()
    {
        PlotPoint[] line = [.. Enumerable.Range(0, 4000).Select(index => new PlotPoint(index * 0.15, index * 0.05))];
        PlotPoint[] triangle = [.. Enumerable.Range(0, 4001).Select(index => new PlotPoint(index * 0.15, Math.Abs(index - 2000) * 0.1))];

        Assert.Equal([line[0], line[^1]], Decimation.Reduce(line));
        Assert.Equal([triangle[0], triangle[2000], triangle[^1]], Decimation.Reduce(triangle));
    }

    [Fact]
    public void What_is_left_out_is_nowhere_farther_than_half_a_pixel_from_what_is_kept()
    {
        PlotPoint[] points = [.. Enumerable.Range(0, 3000).Select(index => new PlotPoint(index * 0.2, 100 * Math.Sin(index / 150.0)))];

        IReadOnlyList<PlotPoint> kept = Decimation.Reduce(points);

        Assert.InRange(kept.Count, 10, 300);
        Assert.All(points, point => Assert.InRange(Math.Abs(HeightAt(kept, point.X) - point.Y), 0, 0.5));
    }

    private static double HeightAt(IReadOnlyList<PlotPoint> line, double x)
    {
        int next = Math.Max(1, line.TakeWhile(point => point.X < x).Count());
        (PlotPoint before, PlotPoint after) = (line[next - 1], line[next]);
        return before.Y + ((after.Y - before.Y) * (x - before.X) / (after.X - before.X));
    }
}
