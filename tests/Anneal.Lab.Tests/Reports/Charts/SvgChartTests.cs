using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed partial class SvgChartTests
{
    private static XNamespace Svg { get; } = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_picture_is_an_image_with_a_title_and_a_description_in_words()
    {
        XElement picture = XDocument.Parse(SvgChart.Write(SampleCharts.LearningRates())).Root!;

        Assert.Equal(Svg + "svg", picture.Name);
        Assert.Equal("img", picture.Attribute("role")!.Value);
        Assert.Equal("0 0 720 380", picture.Attribute("viewBox")!.Value);
        Assert.Equal("Learning rate", picture.Element(Svg + "title")!.Value);
        Assert.Contains("1cycle, 0.0005 to 0.5, last 0.0005", picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(720)]
    [InlineData(380)]
    public void The_peak_of_1cycle_is_the_top_of_its_line_at_any_width(int width)
    {
        Chart chart = new("Peak", "", "", [SampleCharts.LearningRate("1cycle", new OneCycle(0.4, 4000).Build().LearningRate, 4000)])
        {
            VerticalRange = new ValueRange(0, 0.4),
        };

        (double X, double Y)[] points = Points(LinePaths(SvgChart.Write(chart, width)).Single());

        Assert.Equal(0, points.Min(point => point.Y));
        Assert.InRange(points.Length, 4, 6); // start, peak, end of the fall, end of the tail
    }

    [Fact]
    public void Values_that_are_not_finite_break_the_line()
    {
        double[] values = [1, 2, double.NaN, 3, double.PositiveInfinity, 2, 1];
        string svg = SvgChart.Write(new Chart("Diverged", "", "", [new Series("clr", SampleCharts.Updates(7), values)]));

        string path = LinePaths(svg).Single();

        Assert.Equal(3, path.Count(character => character == 'M'));
        Assert.Single(Regex.Matches(path, "h0")); // the lonely point is a dot
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_zero_break_the_line_of_a_logarithmic_picture_and_its_band_reaches_the_bottom()
    {
        Series line = new Series("loss", SampleCharts.Updates(3), new double[] { 1, 0, 10 }).WithBand(new double[] { 0, 0, 1 }, new double[] { 2, 3, 20 });
        string svg = SvgChart.Write(new Chart("Loss", "", "", [line]) { VerticalScale = AxisScale.Logarithmic });

        Assert.Equal(2, LinePaths(svg).Single().Count(character => character == 'M'));
        Assert.Single(Paths(svg, "band").Single(), character => character == 'M');
    }

    [Fact]
    public void Texts_are_escaped()
    {
        const string Nasty = "<script>&\"'\u0001\uD800";
        Chart chart = new(Nasty, Nasty, Nasty, [new Series(Nasty, new double[] { 0 }, new double[] { 1 }), new Series(Nasty, default, default)]);

        XDocument picture = XDocument.Parse(SvgChart.Write(chart));

        Assert.Empty(picture.Descendants(Svg + "script"));
        Assert.Equal("<script>&\"'\uFFFD\uFFFD", picture.Root!.Element(Svg + "title")!.Value);
    }

    [Fact]
    public void A_policy_with_a_style_index_has_the_same_color_and_mark_in_every_picture()
    {
        Series line = SampleCharts.LearningRate("1cycle", new OneCycle(0.4, 100).Build().LearningRate, 100, style: 4);
        Series other = SampleCharts.LearningRate("constant", new Constant(0.1), 100);

        string[] classes = [.. new[] { new Chart("a", "", "", [line, other]), new Chart("b", "", "", [other, line]) }.Select(chart =>
            XDocument.Parse(SvgChart.Write(chart)).Descendants(Svg + "text").Single(text => text.Value == "1cycle").Parent!.Attribute("class")!.Value)];

        Assert.Equal(["s4", "s4"], classes);
    }

    [Fact]
    public void More_lines_than_colors_differ_by_dashes_and_stand_in_a_legend()
    {
        Chart chart = new("Many", "", "", Enumerable.Range(0, 30).Select(place => SampleCharts.LearningRate($"seed {place}", new Constant(place), 50)));
        XDocument picture = XDocument.Parse(SvgChart.Write(chart));

        Assert.Equal(30, picture.Descendants(Svg + "text").Count(text => (string?)text.Attribute("class") == "name"));
        Assert.Equal(12, picture.Descendants(Svg + "path").Count(path => (string?)path.Attribute("class") == "line dashed"));
    }

    [Fact]
    public void Lines_that_lie_on_each_other_are_striped_so_that_all_are_seen()
    {
        Series[] lines = [.. Enumerable.Range(0, 3).Select(place => SampleCharts.LearningRate($"policy {place}", new Constant(0.9), 100))];
        XDocument picture = XDocument.Parse(SvgChart.Write(new Chart("Momentum", "", "", lines)));

        XElement[] paths = [.. picture.Descendants(Svg + "path").Where(path => (string?)path.Attribute("class") == "line")];
        string?[] styles = [.. paths.Select(path => (string?)path.Attribute("style"))];

        Assert.Null(styles[0]);
        Assert.Equal("stroke-dasharray:14 28;stroke-dashoffset:-14;stroke-linecap:butt", styles[1]);
        Assert.Equal("stroke-dasharray:14 28;stroke-dashoffset:-28;stroke-linecap:butt", styles[2]);
    }

    [Fact]
    public void Pictures_without_lines_or_points_are_pictures_all_the_same()
    {
        foreach (Series[] lines in new Series[][] { [], [new Series("nothing", default, default)], [new Series("a", default, default), new Series("b", default, default)] })
            Assert.Empty(LinePaths(SvgChart.Write(new Chart("Empty", "", "", lines))));
    }

    [Fact]
    public void A_standalone_picture_has_both_themes_and_refers_to_nothing()
    {
        string svg = SvgChart.Write(SampleCharts.LearningRates());

        Assert.Contains(ChartTheme.Light.Declarations, svg, StringComparison.Ordinal);
        Assert.Contains($"@media (prefers-color-scheme:dark){{.anneal-chart{{{ChartTheme.Dark.Declarations}}}}}", svg, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(svg, "://"));
        Assert.DoesNotMatch("url\\(|@import|href|<script", svg);
    }

    [Fact]
    public void Five_noisy_lines_of_4000_points_with_bands_are_a_small_file() =>
        Assert.InRange(SvgChart.Write(SampleCharts.NoisyLosses(4000)).Length, 10_000, 200_000);

    [Fact]
    public void Five_policies_of_4000_points_are_a_tiny_file() =>
        Assert.InRange(SvgChart.Write(SampleCharts.LearningRates(4000)).Length, 1_000, 8_000);

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        Chart chart = SampleCharts.LearningRates();
        string here = SvgChart.Write(chart);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "−" } };
            Assert.Equal(here, SvgChart.Write(chart));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(239, 380)]
    [InlineData(720, 159)]
    public void A_picture_too_small_to_read_is_refused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SvgChart.Write(SampleCharts.LearningRates(), width, height));

    private static IEnumerable<string> LinePaths(string svg) => Paths(svg, "line");

    private static IEnumerable<string> Paths(string svg, string style) => XDocument.Parse(svg)
        .Descendants(Svg + "path").Where(path => (string?)path.Attribute("class") == style).Select(path => path.Attribute("d")!.Value);

    private static (double X, double Y)[] Points(string path) =>
        [.. PointPattern().Matches(path).Select(match => (Number(match.Groups[1]), Number(match.Groups[2])))];

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[ML](-?[0-9.]+) (-?[0-9.]+)")]
    private static partial Regex PointPattern();
}
