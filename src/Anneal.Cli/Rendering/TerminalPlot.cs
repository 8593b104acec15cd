using Anneal.Lab.Reports.Charts;

namespace Anneal.Cli.Rendering;

/// <summary>The lines of a chart, drawn into cells: for each cell its character and whose it is.</summary>
internal sealed class TerminalPlot
{
    private const int ColumnsForTwoLetters = 48;
    private readonly char[,] _characters;
    private readonly DotCanvas _canvas;

    public TerminalPlot(Chart chart, Axis horizontal, Axis vertical, (int Columns, int Rows) size, TerminalSymbols symbols)
    {
        IReadOnlyList<char> letters = chart.Series.Count == 1
            ? ['*'] : TerminalLetters.For(chart.Series.Select(series => series.Name));
        _canvas = new(size.Columns, size.Rows, symbols.DotsAcross, symbols.DotsDown);
        _characters = new char[size.Rows, size.Columns];
        for (int place = 0; place < chart.Series.Count; place++)
            Draw(chart.Series[place], horizontal, vertical, place);
        for (int row = 0; row < size.Rows; row++)
        {
            for (int column = 0; column < size.Columns; column++)
                _characters[row, column] = CharacterOf(column, row, letters, symbols);
        }

        if (chart.Series.Count > 1)
            PutLetters(letters, size);
    }

    /// <summary>The character of a cell and the line it belongs to, or else a space that belongs to <see cref="DotCanvas.Nobody"/>.</summary>
    public (char Character, int Owner) At(int column, int row) => (_characters[row, column], _canvas.OwnerOf(column, row));

    /// <summary>Columns of a row up to the last that is not empty.</summary>
    public int ColumnsUsed(int row)
    {
        int used = _characters.GetLength(1);
        while (used > 0 && _canvas.OwnerOf(used - 1, row) == DotCanvas.Nobody)
            used--;
        return used;
    }

    private char CharacterOf(int column, int row, IReadOnlyList<char> letters, TerminalSymbols symbols)
    {
        int owner = _canvas.OwnerOf(column, row);
        return owner == DotCanvas.Nobody ? ' ' : symbols.Cell(_canvas.DotsOf(column, row), letters[owner]);
    }

    private void Draw(Series series, Axis horizontal, Axis vertical, int place)
    {
        (int X, int Y)? before = null;
        for (int index = 0; index < series.X.Length; index++)
        {
            double x = horizontal.PositionOf(series.X.Span[index]);
            double y = 1 - vertical.PositionOf(series.Y.Span[index]);
            (int X, int Y)? dot = double.IsFinite(x + y) ? (DotAt(x, _canvas.Width), DotAt(y, _canvas.Height)) : null;
            if (dot is { } here)
                _canvas.Line(before ?? here, here, place);
            before = dot;
        }
    }

    private static int DotAt(double share, int dots) => (int)Math.Round(Math.Clamp(share, -1, 2) * (dots - 1));

    /// <summary>Puts each line's letter on it, at columns of its own so that letters do not meet; twice where there is room.</summary>
    private void PutLetters(IReadOnlyList<char> letters, (int Columns, int Rows) size)
    {
        for (int place = 0; place < letters.Count; place++)
        {
            (int Column, int Row)[] cells = [.. CellsOf(place, size)];
            int times = cells.Length == 0 ? 0 : size.Columns >= ColumnsForTwoLetters ? 2 : 1;
            for (int time = 0; time < times; time++)
            {
                int wanted = size.Columns * ((2 * ((time * letters.Count) + place)) + 1) / (2 * letters.Count * times);
                (int column, int row) = cells.MinBy(cell => Math.Abs(cell.Column - wanted));
                _characters[row, column] = letters[place];
            }
        }
    }

    private IEnumerable<(int Column, int Row)> CellsOf(int place, (int Columns, int Rows) size) =>
        from column in Enumerable.Range(0, size.Columns)
        from row in Enumerable.Range(0, size.Rows)
        where _canvas.OwnerOf(column, row) == place
        select (column, row);
}
