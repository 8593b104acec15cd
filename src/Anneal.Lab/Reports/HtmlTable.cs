using System.Text;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Reports;

/// <summary>Tables of a report; a table wider than the page scrolls in its own frame.</summary>
internal static class HtmlTable
{
    public static StringBuilder Append(StringBuilder html, ReportTable table)
    {
        string caption = SvgText.Escape(table.Caption);
        if (caption.Length > 0)
            html.Append($"<p class=\"caption\">{caption}</p>\n");
        string name = caption.Length > 0 ? caption : "Table";
        html.Append($"<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\n<table>\n<thead>\n<tr>");
        for (int column = 0; column < table.Header.Count; column++)
            html.Append($"<th scope=\"col\"{Side(table, column)}>{SvgText.Escape(table.Header[column])}</th>");
        html.Append("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < table.Rows.Count; row++)
            Row(html, table, row);
        return html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void Row(StringBuilder html, ReportTable table, int row)
    {
        html.Append(row == table.EmphasizedRow ? "<tr class=\"emphasized\">" : "<tr>");
        for (int column = 0; column < table.Header.Count; column++)
        {
            string text = SvgText.Escape(table.Rows[row][column]);
            html.Append(column == 0
                ? $"<th scope=\"row\"{Side(table, column)}>{Mark(table, row)}{text}</th>"
                : $"<td{Side(table, column)}>{text}</td>");
        }

        html.Append("</tr>\n");
    }

    private static string Mark(ReportTable table, int row) => row >= table.RowStyles.Count
        ? ""
        : $"<svg class=\"mark {SvgStyle.ClassOf(table.RowStyles[row])}\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">"
            + $"{SvgMark.Alone(table.RowStyles[row])}</svg>";

    private static string Side(ReportTable table, int column) =>
        table.AlignmentOf(column) == ColumnAlignment.End ? " class=\"end\"" : "";
}
