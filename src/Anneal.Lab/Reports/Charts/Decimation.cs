namespace Anneal.Lab.Reports.Charts;

/// <summary>Leaves out points that nobody could see, and keeps every peak.</summary>
/// <remarks>
/// First, of each column of pixels the lowest and the highest point stay, and the two ends of the line. Then points within a tenth of a
/// pixel of the line between their neighbors go: D. Douglas and T. Peucker, "Algorithms for the reduction of the number of
/// points required to represent a digitized line", Cartographica 10 (1973).
/// </remarks>
internal static class Decimation
{
    private const double Tolerance = 0.1;

    /// <summary>The points that a picture needs.</summary>
    /// <param name="points">An unbroken line.</param>
    /// <param name="columnWidth">Pixels within which only the extremes count.</param>
    public static IReadOnlyList<PlotPoint> Reduce(IReadOnlyList<PlotPoint> points, double columnWidth = 1) =>
        Straightened(ByColumn(points, columnWidth));

    /// <summary>The lowest and the highest point of each column, in their order, and both ends.</summary>
    internal static List<PlotPoint> ByColumn(IReadOnlyList<PlotPoint> points, double columnWidth)
    {
        List<PlotPoint> kept = [];
        for (int start = 0; start < points.Count;)
        {
            int end = start + 1;
            while (end < points.Count && Math.Floor(points[end].X / columnWidth) == Math.Floor(points[start].X / columnWidth))
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

        (int first, int second) = (Math.Min(lowest, highest), Math.Max(lowest, highest));
        if (start == 0 && first > 0)
            kept.Add(points[0]);
        kept.Add(points[first]);
        if (second > first)
            kept.Add(points[second]);
        if (end == points.Count && second < end - 1)
            kept.Add(points[^1]);
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
