using System.Text;

namespace Anneal.Lab.Reports.Charts;

/// <summary>Path elements of lines and bands.</summary>
internal static class SvgPath
{
    /// <summary>One element for all parts of a line; nothing when there are none.</summary>
    public static string Lines(IEnumerable<IReadOnlyList<PlotPoint>> parts, bool isDashed)
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<PlotPoint> part in parts)
        {
            Append(path, part);
            if (part.Count == 1)
                path.Append("h0"); // a dot, by the round line cap
        }

        return path.Length == 0 ? "" : $"<path class=\"{(isDashed ? "line dashed" : "line")}\" d=\"{path}\"/>";
    }

    /// <summary>One element for all parts of a band; nothing when there are none.</summary>
    public static string Bands(IEnumerable<IReadOnlyList<PlotPoint>> outlines)
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<PlotPoint> outline in outlines)
        {
            Append(path, outline);
            path.Append('Z');
        }

        return path.Length == 0 ? "" : $"<path class=\"band\" d=\"{path}\"/>";
    }

    private static void Append(StringBuilder path, IReadOnlyList<PlotPoint> points)
    {
        for (int index = 0; index < points.Count; index++)
        {
            path.Append(index == 0 ? 'M' : 'L')
                .Append(NumberText.Coordinate(points[index].X))
                .Append(' ')
                .Append(NumberText.Coordinate(points[index].Y));
        }
    }
}
