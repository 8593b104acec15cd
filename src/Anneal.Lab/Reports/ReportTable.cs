namespace Anneal.Lab.Reports;

/// <summary>On which side the text of a table column begins.</summary>
public enum ColumnAlignment
{
    /// <summary>Left: words.</summary>
    Start,

    /// <summary>Right: numbers, so that their digits stand below each other.</summary>
    End,
}

/// <summary>A table of plain text.</summary>
public sealed record ReportTable : ReportBlock
{
    /// <summary>Creates the table.</summary>
    /// <param name="header">The columns' headings.</param>
    /// <param name="rows">The rows, each with as many cells as there are columns.</param>
    /// <exception cref="ArgumentException">A row has another number of cells.</exception>
    public ReportTable(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.FirstOrDefault(row => row.Count != header.Count) is { } wrong)
            throw new ArgumentException($"A row has {wrong.Count} cells, the table {header.Count} columns.", nameof(rows));
        (Header, Rows) = (header, rows);
    }

    /// <summary>The columns' headings.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>The sides of the columns; columns without one: the first at the start, all others at the end.</summary>
    public IReadOnlyList<ColumnAlignment> Alignments { get; init; } = [];

    /// <summary>A row to emphasize, counted from 0; none by default.</summary>
    public int? EmphasizedRow { get; init; }

    /// <summary>Style indices of the rows, for the mark that the same policy has in the pictures; none by default.</summary>
    public IReadOnlyList<int> RowStyles { get; init; } = [];

    /// <summary>What the table shows, above it; empty by default.</summary>
    public string Caption { get; init; } = "";

    internal ColumnAlignment AlignmentOf(int column) =>
        column < Alignments.Count ? Alignments[column] : column == 0 ? ColumnAlignment.Start : ColumnAlignment.End;
}
