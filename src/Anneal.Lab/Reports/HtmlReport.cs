using System.Text;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Reports;

/// <summary>Writes a report as one HTML file that needs nothing else: no scripts, no fonts, no network.</summary>
public static class HtmlReport
{
    private const string ThemeSwitch =
        "<label class=\"theme\"><input type=\"checkbox\" id=\"other-theme\" aria-label=\"The other of light and dark\" />"
        + "<span>Light / dark</span></label>\n";

    // The browser is told to fetch nothing and to run nothing, so a report cannot do harm whatever is in its texts.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>The page as HTML, well-formed as XML too.</summary>
    /// <param name="page">What to write.</param>
    /// <returns>The text of an <c>.html</c> file, in the reader's choice of light and dark.</returns>
    public static string Write(ReportPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        StringBuilder html = new();
        Head(html, page.Title);
        html.Append(ThemeSwitch).Append("<main>\n<header>\n").Append(Element("h1", page.Title));
        Optional(html, "lead", page.Lead);
        html.Append("</header>\n");
        foreach (ReportSection section in page.Sections)
            Section(html, section);
        html.Append("</main>\n");
        if (page.Footer.Length > 0)
            html.Append(Element("footer", page.Footer));
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Head(StringBuilder html, string title) => html
        .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
        .Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\" />\n")
        .Append(Element("title", title))
        .Append($"<style>\n{HtmlStyle.Sheet}\n</style>\n</head>\n<body>\n");

    private static void Section(StringBuilder html, ReportSection section)
    {
        html.Append("<section>\n").Append(Element("h2", section.Heading));
        foreach (ReportBlock block in section.Blocks)
            Block(html, block);
        html.Append("</section>\n");
    }

    private static void Block(StringBuilder html, ReportBlock block) => _ = block switch
    {
        ReportParagraph paragraph => html.Append(Element("p", paragraph.Text)),
        ReportFigure figure => Figure(html, figure),
        ReportTable table => HtmlTable.Append(html, table),
        ReportFacts facts => Facts(html, facts),
        ReportCode code => html.Append($"<pre><code>{SvgText.Escape(code.Text)}</code></pre>\n"),
        _ => throw new ArgumentException($"There is no way to write a {block.GetType().Name}.", nameof(block)),
    };

    // Each picture is there twice, for a wide and a narrow page: scaled down to a phone, its text would be too small to read.
    private static StringBuilder Figure(StringBuilder html, ReportFigure figure)
    {
        string wide = SvgChart.WriteEmbedded(figure.Chart, SvgChart.UsualWidth, SvgChart.UsualHeight);
        string narrow = SvgChart.WriteEmbedded(figure.Chart, 380, 340);
        html.Append($"<figure>\n<div class=\"wide\">{wide}</div>\n<div class=\"narrow\">{narrow}</div>\n");
        if (figure.Caption.Length > 0)
            html.Append(Element("figcaption", figure.Caption));
        return html.Append("</figure>\n");
    }

    private static StringBuilder Facts(StringBuilder html, ReportFacts facts)
    {
        html.Append("<dl>\n");
        foreach (ReportFact fact in facts.Facts)
            html.Append($"<div><dt>{SvgText.Escape(fact.Name)}</dt><dd>{SvgText.Escape(fact.Value)}</dd></div>\n");
        return html.Append("</dl>\n");
    }

    private static void Optional(StringBuilder html, string style, string text)
    {
        if (text.Length > 0)
            html.Append($"<p class=\"{style}\">{SvgText.Escape(text)}</p>\n");
    }

    private static string Element(string name, string text) => $"<{name}>{SvgText.Escape(text)}</{name}>\n";
}
