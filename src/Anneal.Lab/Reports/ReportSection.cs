namespace Anneal.Lab.Reports;

/// <summary>A part of a report under a heading of its own.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Blocks">Paragraphs, tables, figures, in order.</param>
public sealed record ReportSection(string Heading, IReadOnlyList<ReportBlock> Blocks);
