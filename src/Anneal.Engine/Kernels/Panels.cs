namespace Anneal.Engine.Kernels;

/// <summary>
/// The layout of packed weights: a matrix [rows, columns] cut into panels of whole vectors of columns.
/// </summary>
/// <remarks>
/// Each panel stores its rows one after another. It is as wide as the tiles of the kernel path: 32 columns where vectors have
/// 512 bits, with 16 in the last panel if that is enough; else 16, with 24 in the first panel where the number of 8-wide
/// vectors is odd. Columns that do not exist are zeros, and stay zeros: every gradient kernel writes exact zeros there.
/// Weights are born in this layout and stay in it; rows are (kernel row, kernel column, input channel) for a
/// convolution, inputs for a linear layer.
/// </remarks>
internal sealed class Panels
{
    /// <summary>Columns of the widest panel of any path.</summary>
    public const int LargestWidth = 32;
    private const int Lanes = 8;
    private readonly Panel[] _panels;

    public Panels(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        var panels = new List<Panel>();
        foreach (int width in KernelPath.Is512 ? WideWidths(columns) : Widths(columns))
        {
            panels.Add(new Panel(PaddedColumns, width, Math.Min(width, columns - PaddedColumns), checked(rows * PaddedColumns)));
            PaddedColumns += width;
        }

        _panels = [.. panels];
        Length = checked(rows * PaddedColumns);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Columns with the padding of the last panel.</summary>
    public int PaddedColumns { get; }

    /// <summary>Floats in all panels, padding included.</summary>
    public int Length { get; }

    public int Count => _panels.Length;

    public ref readonly Panel this[int panel] => ref _panels[panel];

    /// <summary>Columns of a matrix with the padding of its last panel.</summary>
    public static int Pad(int columns)
    {
        int lanes = KernelPath.Is512 ? 2 * Lanes : Lanes;
        return Math.Max(2 * Lanes, (columns + lanes - 1) / lanes * lanes);
    }

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

    private static IEnumerable<int> WideWidths(int columns)
    {
        for (int start = 0; start < columns; start += LargestWidth)
            yield return columns - start > LargestWidth / 2 ? LargestWidth : LargestWidth / 2;
    }

    private static IEnumerable<int> Widths(int columns)
    {
        int vectors = Math.Max(2, (columns + Lanes - 1) / Lanes);
        for (int vector = 0; vector < vectors; vector += vector == 0 && vectors % 2 == 1 ? 3 : 2)
            yield return (vector == 0 && vectors % 2 == 1 ? 3 : 2) * Lanes;
    }

    /// <summary>One panel.</summary>
    /// <param name="Start">Its first column.</param>
    /// <param name="Width">16, 24 or 32.</param>
    /// <param name="Used">Columns that exist; the others are padding.</param>
    /// <param name="Offset">Floats before this panel.</param>
    public readonly record struct Panel(int Start, int Width, int Used, int Offset);
}
