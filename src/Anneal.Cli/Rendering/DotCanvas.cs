namespace Anneal.Cli.Rendering;

/// <summary>A grid of terminal cells, each of one or several dots, that lines are drawn on.</summary>
/// <param name="columns">Cells in a row.</param>
/// <param name="rows">Rows of cells.</param>
/// <param name="dotsAcross">Dots in a cell from left to right.</param>
/// <param name="dotsDown">Dots in a cell from top to bottom.</param>
internal sealed class DotCanvas(int columns, int rows, int dotsAcross, int dotsDown)
{
    public const int Nobody = -1;
    private readonly int[] _dots = new int[columns * rows];
    private readonly int[] _owners = Enumerable.Repeat(Nobody, columns * rows).ToArray();

    /// <summary>Dots from left to right.</summary>
    public int Width => columns * dotsAcross;

    /// <summary>Dots from top to bottom.</summary>
    public int Height => rows * dotsDown;

    /// <summary>The dots of a cell, a bit each, row by row from the upper left.</summary>
    public int DotsOf(int column, int row) => _dots[(row * columns) + column];

    /// <summary>Who drew in a cell last; <see cref="Nobody"/> where it is empty.</summary>
    public int OwnerOf(int column, int row) => _owners[(row * columns) + column];

    /// <summary>Draws a straight line between two dots (J. Bresenham, 1965); what is outside is left out.</summary>
    public void Line((int X, int Y) from, (int X, int Y) to, int owner)
    {
        (int width, int height) = (Math.Abs(to.X - from.X), -Math.Abs(to.Y - from.Y));
        (int stepX, int stepY) = (Math.Sign(to.X - from.X), Math.Sign(to.Y - from.Y));
        int error = width + height;
        while (true)
        {
            Dot(from.X, from.Y, owner);
            if (from == to)
                return;
            int doubled = 2 * error;
            if (doubled >= height)
                (error, from.X) = (error + height, from.X + stepX);
            if (doubled <= width)
                (error, from.Y) = (error + width, from.Y + stepY);
        }
    }

    private void Dot(int x, int y, int owner)
    {
        if (x < 0 || x >= Width || y < 0 || y >= Height)
            return;

        int cell = (y / dotsDown * columns) + (x / dotsAcross);
        _dots[cell] |= 1 << ((y % dotsDown * dotsAcross) + (x % dotsAcross));
        _owners[cell] = owner;
    }
}
