using System.Text;

namespace Anneal.Lab.Reports.Charts;

/// <summary>Path elements of lines and bands.</summary>
internal static class SvgPath
{
    private const int Stripe = 14;

    /// <summary>The path of all parts of a line; empty when there are none.</summary>
    public static string Line(IEnumerable<IReadOnlyList<PlotPoint>> parts)
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<PlotPoint> part in parts)
        {
            Append(path, part);
            if (part.Count == 1)
                path.Append("h0"); // a dot, by the round line cap
        }

        return path.ToString();
    }

    /// <summary>The element of one of several lines; lines that lie on each other get stripes, so that all can be seen.</summary>
    /// <param name="paths">The paths of all lines of the chart.</param>
    /// <param name="place">Which of them.</param>
    /// <param name="isDashed">Whether the line is dashed.</param>
    public static string Stroke(string[] paths, int place, bool isDashed)
    {
        if (paths[place].Length == 0)
            return "";

        int below = paths.Take(place).Count(path => path == paths[place]);
        int others = paths.Count(path => path == paths[place]) - 1;
        string stripes = below == 0 ? "" : FormattableString.Invariant(
            $" style=\"stroke-dasharray:{Stripe} {Stripe * others};stroke-dashoffset:-{Stripe * below};stroke-linecap:butt\"");
        return $"<path class=\"{(isDashed ? "line dashed" : "line")}\"{stripes} d=\"{paths[place]}\"/>";
    }

    /// <summary>One element for all parts of a band; nothing when there are none.</summary>
    public static string Band(IEnumerable<IReadOnlyList<PlotPoint>> outlines)
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
