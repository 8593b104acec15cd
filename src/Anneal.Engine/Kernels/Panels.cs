namespace Anneal.Engine.Kernels;

/// <summary>
/// The layout of packed weights: a matrix [rows, columns] cut into panels of whole vectors of columns.
/// </summary>
/// <remarks>
/// Each panel stores its rows one after another, 16 columns wide; where the number of 8-wide vectors is odd the first
/// panel has 24. Columns that do not exist are zeros, and stay zeros: every gradient kernel writes exact zeros there.
/// Weights are born in this layout and stay in it; rows are (kernel row, kernel column, input channel) for a
/// convolution, inputs for a linear layer.
/// </remarks>
internal sealed class Panels
{
    private const int Lanes = 8;
    private readonly Panel[] _panels;

    public Panels(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        int vectors = Math.Max(2, (columns + Lanes - 1) / Lanes);
        var panels = new List<Panel>();
        for (int vector = 0; vector < vectors;)
        {
            int take = vector == 0 && vectors % 2 == 1 ? 3 : 2;
            int start = vector * Lanes, width = take * Lanes;
            panels.Add(new Panel(start, width, Math.Min(width, columns - start), rows * start));
            vector += take;
        }

        _panels = [.. panels];
        Length = checked(rows * vectors * Lanes);
        PaddedColumns = vectors * Lanes;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Columns with the padding of the last panel.</summary>
    public int PaddedColumns { get; }

    /// <summary>Floats in all panels, padding included.</summary>
    public int Length { get; }

    public int Count => _panels.Length;

    public ref readonly Panel this[int panel] => ref _panels[panel];

    /// <summary>Where an element is kept.</summary>
    public int IndexOf(int row, int column)
    {
        foreach (ref readonly Panel panel in _panels.AsSpan())
        {
            if (column < panel.Start + panel.Width)
                return panel.Offset + row * panel.Width + column - panel.Start;
        }

        throw new ArgumentOutOfRangeException(nameof(column), column, $"The matrix has {Columns} columns.");
    }

    /// <summary>One panel.</summary>
    /// <param name="Start">Its first column.</param>
    /// <param name="Width">16 or 24.</param>
    /// <param name="Used">Columns that exist; the others are padding.</param>
    /// <param name="Offset">Floats before this panel.</param>
    public readonly record struct Panel(int Start, int Width, int Used, int Offset);
}
