namespace Anneal.Lab.Reports;

/// <summary>A report: one page of sections, written by <see cref="HtmlReport"/>.</summary>
/// <param name="Title">The heading of the page.</param>
/// <param name="Lead">What the page found, in a sentence or two; may be empty.</param>
/// <param name="Sections">The sections, in order.</param>
public sealed record ReportPage(string Title, string Lead, IReadOnlyList<ReportSection> Sections)
{
    /// <summary>A line at the end of the page, such as version and date; empty by default.</summary>
    public string Footer { get; init; } = "";
}
