namespace Anneal.Cli.Rendering;

/// <summary>The characters that a chart is drawn with.</summary>
internal sealed record TerminalSymbols(char Side, char SideTick, char Corner, char Base, char BaseTick, int DotsAcross, int DotsDown)
{
    // Bits of U+2800 to U+28FF for the dots of a cell, row by row. The lowest row came later, hence the order.
    private static int[] BrailleBits { get; } = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    public static TerminalSymbols Braille { get; } = new('│', '┤', '└', '─', '┬', 2, 4);

    public static TerminalSymbols Ascii { get; } = new('|', '+', '+', '-', '+', 1, 1);

    /// <summary>The character of a cell with dots.</summary>
    /// <param name="dots">The dots, a bit each.</param>
    /// <param name="letter">The letter of the line, for cells that cannot show dots.</param>
    public char Cell(int dots, char letter)
    {
        if (DotsDown == 1)
            return letter;

        int bits = 0;
        for (int dot = 0; dot < BrailleBits.Length; dot++)
            bits |= (dots >> dot & 1) * BrailleBits[dot];
        return (char)(0x2800 + bits);
    }

    /// <summary>Text without characters that the terminal cannot show or would obey.</summary>
    public string Text(string text) => string.Concat(text.Select(Shown));

    private char Shown(char character) => char.IsControl(character) ? ' ' : DotsDown > 1 || char.IsAscii(character) ? character : '?';
}
