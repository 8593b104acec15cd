namespace Anneal.Lab.Reports.Charts;

/// <summary>The marks at the ends of lines: a shape for each style index, so that color is never the only difference.</summary>
internal static class SvgMark
{
    private static string[] Shapes { get; } =
    [
        "m-3.6-3.6h7.2v7.2h-7.2z",            // square
        "m0-4.8 4.8 4.8-4.8 4.8-4.8-4.8z",    // diamond
        "m-4.6-3.4h9.2l-4.6 7.8z",            // triangle, down
        "m-4.6 3.4h9.2l-4.6-7.8z",            // triangle, up
        "m-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z", // disc
        "m-4.6-1.5h3.1v-3.1h3v3.1h3.1v3h-3.1v3.1h-3v-3.1h-3.1z", // cross
    ];

    public static string At(double x, double y, int styleIndex) =>
        $"<path class=\"mark\" d=\"M{NumberText.Coordinate(x)} {NumberText.Coordinate(y)}{Shapes[styleIndex % Shapes.Length]}\"/>";

    /// <summary>The mark alone, for a legend outside a picture.</summary>
    public static string Alone(int styleIndex) => At(7, 7, styleIndex);
}
