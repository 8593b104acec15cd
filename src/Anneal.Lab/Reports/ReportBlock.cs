using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Reports;

/// <summary>One thing in a section: <see cref="ReportParagraph"/>, <see cref="ReportFigure"/>, <see cref="ReportTable"/>,
/// <see cref="ReportFacts"/> or <see cref="ReportCode"/>.</summary>
public abstract record ReportBlock
{
    private protected ReportBlock()
    {
    }
}

/// <summary>A paragraph of plain text.</summary>
/// <param name="Text">The text; markup in it is shown as it is.</param>
public sealed record ReportParagraph(string Text) : ReportBlock;

/// <summary>A picture with a caption.</summary>
/// <param name="Chart">The picture.</param>
/// <param name="Caption">What to see in it; may be empty.</param>
public sealed record ReportFigure(Chart Chart, string Caption) : ReportBlock;

/// <summary>Short facts side by side, such as data set, network and number of seeds.</summary>
/// <param name="Facts">A name and a value each.</param>
public sealed record ReportFacts(IReadOnlyList<ReportFact> Facts) : ReportBlock;

/// <summary>One of several facts.</summary>
/// <param name="Name">What is stated.</param>
/// <param name="Value">The value, with its unit.</param>
public readonly record struct ReportFact(string Name, string Value);

/// <summary>Text in which every space counts, such as a command to repeat the run.</summary>
/// <param name="Text">One or more lines.</param>
public sealed record ReportCode(string Text) : ReportBlock;
