using Anneal.Lab.Reports.Charts;

namespace Anneal.Cli.Rendering;

/// <summary>The horizontal axis of a terminal chart.</summary>
internal sealed class TerminalRuler(Axis axis, int columns)
{
    /// <summary>The line with its marks.</summary>
    public string Line(TerminalSymbols symbols)
    {
        char[] line = [.. Enumerable.Repeat(symbols.Base, columns)];
        foreach (AxisTick tick in axis.Ticks)
            line[ColumnOf(tick)] = symbols.BaseTick;
        return new(line);
    }

    /// <summary>The labels below their marks; one that would touch the label before it is left out.</summary>
    public string Labels()
    {
        char[] line = [.. Enumerable.Repeat(' ', columns)];
        int free = 0;
        foreach (AxisTick tick in axis.Ticks)
        {
            int start = Math.Clamp(ColumnOf(tick) - (tick.Label.Length / 2), 0, Math.Max(columns - tick.Label.Length, 0));
            if (start < free || start + tick.Label.Length > columns)
                continue;
            tick.Label.CopyTo(line.AsSpan(start));
            free = start + tick.Label.Length + 1;
        }

        return new string(line).TrimEnd();
    }

    private int ColumnOf(AxisTick tick) => (int)Math.Round(axis.PositionOf(tick.Value) * (columns - 1));
}
