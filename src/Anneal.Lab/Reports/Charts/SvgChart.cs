namespace Anneal.Lab.Reports.Charts;

/// <summary>Draws a <see cref="Chart"/> as an SVG picture.</summary>
public static class SvgChart
{
    /// <summary>The width of a picture unless another is asked for, in the picture's own pixels.</summary>
    public const int UsualWidth = 720;

    /// <summary>The height of a picture unless another is asked for.</summary>
    public const int UsualHeight = 380;

    /// <summary>A picture that stands alone, with colors for light and dark pages, as wide as the place it is put.</summary>
    /// <remarks>
    /// Text keeps its size relative to the width asked for: ask for about 380 where the picture will be shown on a phone. From
    /// 560 on, names stand at the ends of the lines; below that, in a legend.
    /// </remarks>
    /// <param name="chart">What to draw.</param>
    /// <param name="width">Pixels, 240 or more.</param>
    /// <param name="height">Pixels, 160 or more.</param>
    /// <returns>The text of an <c>.svg</c> file, which refers to nothing outside itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be too small.</exception>
    public static string Write(Chart chart, int width = UsualWidth, int height = UsualHeight) =>
        Write(chart, width, height, isStandalone: true);

    /// <summary>A picture for a page that has the style sheet already.</summary>
    internal static string WriteEmbedded(Chart chart, int width, int height) => Write(chart, width, height, isStandalone: false);

    private static string Write(Chart chart, int width, int height, bool isStandalone)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 240);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 160);
        return new SvgWriter(chart, SvgLayout.For(chart, width, height)).Write(isStandalone);
    }
}
