namespace Anneal.Lab.Reports.Charts;

/// <summary>Leaves out points that nobody could see, and keeps every peak.</summary>
/// <remarks>
/// First, of each pixel column, the first, the lowest, the highest and the last point stay. Then points within a tenth of a
/// pixel of the line between their neighbors go: D. Douglas and T. Peucker, "Algorithms for the reduction of the number of
/// points required to represent a digitized line", Cartographica 10 (1973).
/// </remarks>
internal static class Decimation
{
    private const double Tolerance = 0.1;

    public static IReadOnlyList<PlotPoint> Reduce(IReadOnlyList<PlotPoint> points) => Straightened(ByColumn(points));

    /// <summary>At most four points of each pixel column, in their order.</summary>
    internal static List<PlotPoint> ByColumn(IReadOnlyList<PlotPoint> points)
    {
        List<PlotPoint> kept = [];
        for (int start = 0; start < points.Count;)
        {
            int end = start + 1;
            while (end < points.Count && Math.Floor(points[end].X) == Math.Floor(points[start].X))
                end++;
            KeepExtremes(points, start, end, kept);
            start = end;
        }

        return kept;
    }

    private static void KeepExtremes(IReadOnlyList<PlotPoint> points, int start, int end, List<PlotPoint> kept)
    {
        (int lowest, int highest) = (start, start);
        for (int index = start + 1; index < end; index++)
        {
            if (points[index].Y < points[lowest].Y)
                lowest = index;
            if (points[index].Y > points[highest].Y)
                highest = index;
        }

        Span<int> order = [start, lowest, highest, end - 1];
        order.Sort();
        for (int place = 0; place < order.Length; place++)
        {
            if (place == 0 || order[place] != order[place - 1])
                kept.Add(points[order[place]]);
        }
    }

    private static List<PlotPoint> Straightened(List<PlotPoint> points)
    {
        if (points.Count <= 2)
            return points;

        bool[] kept = new bool[points.Count];
        (kept[0], kept[^1]) = (true, true);
        Stack<(int First, int Last)> spans = new([(0, points.Count - 1)]);
        while (spans.TryPop(out (int First, int Last) span))
        {
            if (Farthest(points, span.First, span.Last) is not { } middle)
                continue;
            kept[middle] = true;
            spans.Push((span.First, middle));
            spans.Push((middle, span.Last));
        }

        return [.. points.Where((_, index) => kept[index])];
    }

    private static int? Farthest(List<PlotPoint> points, int first, int last)
    {
        int? farthest = null;
        double most = Tolerance;
        for (int index = first + 1; index < last; index++)
        {
            double distance = Distance(points[index], points[first], points[last]);
            if (distance > most)
                (farthest, most) = (index, distance);
        }

        return farthest;
    }

    private static double Distance(PlotPoint point, PlotPoint from, PlotPoint to)
    {
        (double alongX, double alongY) = (to.X - from.X, to.Y - from.Y);
        (double offX, double offY) = (point.X - from.X, point.Y - from.Y);
        double square = (alongX * alongX) + (alongY * alongY);
        double share = square > 0 ? Math.Clamp(((offX * alongX) + (offY * alongY)) / square, 0, 1) : 0;
        return double.Hypot(offX - (share * alongX), offY - (share * alongY));
    }
}
