namespace Anneal.Lab.Reports.Charts;

/// <summary>Moves labels apart so that none covers another, each as little as possible.</summary>
internal static class LabelSpreading
{
    /// <summary>Heights for labels, in the order given.</summary>
    /// <param name="wanted">Where each label would like to be.</param>
    /// <param name="gap">The least distance between two labels.</param>
    /// <param name="top">The least height.</param>
    /// <param name="bottom">The largest height; exceeded only if there is no room for all labels.</param>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap, double top, double bottom)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index])];
        List<Cluster> clusters = [];
        foreach (int index in order)
        {
            clusters.Add(new Cluster(1, wanted[index]).Within(gap, top, bottom));
            while (clusters.Count > 1 && clusters[^2].Overlaps(clusters[^1], gap))
                Merge(clusters, gap, top, bottom);
        }

        double[] heights = new double[wanted.Count];
        int place = 0;
        foreach (Cluster cluster in clusters)
        {
            for (int member = 0; member < cluster.Count; member++)
                heights[order[place++]] = cluster.First(gap) + (member * gap);
        }

        return heights;
    }

    private static void Merge(List<Cluster> clusters, double gap, double top, double bottom)
    {
        (Cluster above, Cluster below) = (clusters[^2], clusters[^1]);
        clusters.RemoveAt(clusters.Count - 1);
        int count = above.Count + below.Count;
        double center = ((above.Center * above.Count) + (below.Center * below.Count)) / count;
        clusters[^1] = new Cluster(count, center).Within(gap, top, bottom);
    }

    /// <summary>Labels that touch, placed around the mean of their wishes.</summary>
    private readonly record struct Cluster(int Count, double Center)
    {
        public double First(double gap) => Center - ((Count - 1) * gap / 2);

        public bool Overlaps(Cluster below, double gap) => First(gap) + (Count * gap) > below.First(gap) + 1e-9;

        public Cluster Within(double gap, double top, double bottom)
        {
            double half = (Count - 1) * gap / 2;
            return this with { Center = Math.Max(top + half, Math.Min(bottom - half, Center)) };
        }
    }
}
