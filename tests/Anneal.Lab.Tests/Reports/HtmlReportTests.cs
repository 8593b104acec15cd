using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anneal.Lab.Reports;
using Anneal.Lab.Reports.Charts;
using Anneal.Lab.Tests.Reports.Charts;

namespace Anneal.Lab.Tests.Reports;

public sealed class HtmlReportTests
{
    private static ReportTable Table { get; } = new(["policy", "accuracy"], [["constant", "84.1"], ["1cycle", "91.3"]])
    {
        EmphasizedRow = 1,
        RowStyles = [0, 4],
        Caption = "Means of 5 seeds.",
    };

    private static ReportPage Page { get; } = new(
        "Five policies <compared>",
        "1cycle & its peers",
        [
            new("Summary", [new ReportFacts([new("Seeds", "5")]), Table, new ReportParagraph("a < b"), new ReportCode("anneal compare")]),
            new("Pictures", [new ReportFigure(SampleCharts.LearningRates(), "The rate \"peaks\"."), new ReportFigure(new Chart("Empty", "", "", []), "")]),
        ])
    {
        Footer = "anneal 0.1.0",
    };

    private static string Html { get; } = HtmlReport.Write(Page);

    [Fact]
    public void A_report_is_well_formed_and_has_all_its_parts()
    {
        XElement body = XDocument.Parse(Html).Root!.Element("body")!;

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", Html, StringComparison.Ordinal);
        Assert.Equal("Five policies <compared>", body.Descendants("h1").Single().Value);
        Assert.Equal(["Summary", "Pictures"], body.Descendants("h2").Select(heading => heading.Value));
        Assert.Equal(["1cycle & its peers", "Means of 5 seeds.", "a < b"], body.Descendants("p").Select(paragraph => paragraph.Value));
        Assert.Equal("The rate \"peaks\".", body.Descendants("figcaption").Single().Value);
        Assert.Equal("anneal 0.1.0", body.Descendants("footer").Single().Value);
    }

    [Fact]
    public void A_report_refers_to_nothing_outside_itself_and_runs_nothing()
    {
        Assert.DoesNotMatch("://|src=|href=|@import|url\\(|<script|<link| on[a-z]+=", Html);
        Assert.Contains("default-src 'none'", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_themes_are_defined_for_the_system_and_for_the_switch()
    {
        Assert.Equal(3, Regex.Count(Html, Regex.Escape(ChartTheme.Light.Declarations))); // default, switched, print
        Assert.Equal(2, Regex.Count(Html, Regex.Escape(ChartTheme.Dark.Declarations)));
        Assert.Contains("id=\"other-theme\"", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_custom_property_that_is_used_is_defined()
    {
        string[] used = [.. Regex.Matches(Html, "var\\((--[a-z0-9-]+)\\)").Select(match => match.Groups[1].Value).Distinct()];

        Assert.All(used, name => Assert.Contains($"{name}:", Html, StringComparison.Ordinal));
    }

    [Fact]
    public void A_picture_is_there_once_for_wide_pages_and_once_for_narrow_ones_without_style_sheets_of_its_own()
    {
        XElement figure = XDocument.Parse(Html).Descendants("figure").First();

        Assert.Equal(["wide", "narrow"], figure.Elements("div").Select(part => part.Attribute("class")!.Value));
        Assert.Equal(["0 0 720 380", "0 0 380 340"], figure.Elements("div").Select(part => part.Element("svg")!.Attribute("viewBox")!.Value));
        Assert.Empty(figure.Descendants("style"));
    }

    [Fact]
    public void Numbers_stand_at_the_end_of_their_cells_and_the_emphasized_row_is_marked()
    {
        XElement[] rows = [.. XDocument.Parse(Html).Descendants("tbody").Single().Elements("tr")];

        Assert.Equal([null, "emphasized"], rows.Select(row => (string?)row.Attribute("class")));
        Assert.All(rows, row => Assert.Null(row.Element("th")!.Attribute("class")));
        Assert.All(rows, row => Assert.Equal("end", row.Element("td")!.Attribute("class")!.Value));
        Assert.Equal(["mark s0", "mark s4"], rows.Select(row => row.Element("th")!.Element("svg")!.Attribute("class")!.Value));
    }

    [Fact]
    public void Columns_take_the_sides_that_they_are_given()
    {
        ReportTable table = Table with { Alignments = [ColumnAlignment.End, ColumnAlignment.Start] };
        XElement row = XDocument.Parse(HtmlReport.Write(new("", "", [new("", [table])]))).Descendants("tbody").Single().Elements("tr").First();

        Assert.Equal("end", (string?)row.Element("th")!.Attribute("class"));
        Assert.Null(row.Element("td")!.Attribute("class"));
    }

    [Fact]
    public void A_row_of_another_length_than_the_header_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ReportTable(["policy", "accuracy"], [["constant"]]));
}
