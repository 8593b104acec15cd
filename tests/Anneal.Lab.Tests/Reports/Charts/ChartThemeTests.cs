using System.Globalization;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed class ChartThemeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_color_of_text_and_lines_is_legible_on_its_page(bool isDark)
    {
        ChartTheme theme = isDark ? ChartTheme.Dark : ChartTheme.Light;

        Assert.All([theme.Ink, theme.Muted, .. theme.Lines], color => Assert.InRange(Contrast(color, theme.Page), 4.5, 21));
    }

    [Fact]
    public void Both_themes_define_the_same_properties() =>
        Assert.Equal(Names(ChartTheme.Light), Names(ChartTheme.Dark));

    private static string[] Names(ChartTheme theme) =>
        [.. theme.Declarations.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(declaration => declaration.Split(':')[0])];

    /// <summary>Contrast as WCAG 2.2 defines it.</summary>
    private static double Contrast(string one, string other)
    {
        double[] luminances = [Luminance(one), Luminance(other)];
        return (luminances.Max() + 0.05) / (luminances.Min() + 0.05);
    }

    private static double Luminance(string color) =>
        (0.2126 * Channel(color, 1)) + (0.7152 * Channel(color, 3)) + (0.0722 * Channel(color, 5));

    private static double Channel(string color, int start)
    {
        double share = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
