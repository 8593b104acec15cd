namespace Anneal.Dialects;

/// <summary>Cycles of which each is <c>⌊multiplier · length⌋</c> long, from the length before.</summary>
/// <remarks>
/// There is no closed form, so the starts are listed once, and a cycle is found by bisection. The list ends where lengths repeat (multiplier
/// 1, or too small a step for the truncation), where they reach 0, or where the clock ends. A cycle that grows is at least 1 longer, so 4,096
/// cycles last for more than 8 million steps; where more are needed, they are walked from the last one that is listed.
/// </remarks>
internal sealed record TruncatedCycles
{
    private const int Listed = 4096;
    private const int MostCycles = 10_000_000;
    private const long Endless = 1L << 62;

    private TruncatedCycles(ValueList<long> starts, long lastLength, double multiplier, long end) =>
        (Starts, LastLength, Multiplier, End) = (starts, lastLength, multiplier, end);

    /// <summary>Where each listed cycle begins.</summary>
    public ValueList<long> Starts { get; }

    /// <summary>The length of the last listed cycle.</summary>
    public long LastLength { get; }

    /// <summary>What each length is multiplied by.</summary>
    public double Multiplier { get; }

    /// <summary>Where the lengths have shrunk to 0; <see cref="Schedule.Unbounded"/> if they never do.</summary>
    public long End { get; }

    /// <summary>The length of the first cycle.</summary>
    public long FirstLength => Starts.Count > 1 ? Starts[1] : LastLength;

    public static TruncatedCycles From(long length, double multiplier)
    {
        var starts = new List<long> { 0 };
        long next = Next(length, multiplier);
        while (starts.Count < Listed && next != length && next > 0 && starts[^1] + length < Endless)
        {
            starts.Add(starts[^1] + length);
            (length, next) = (next, Next(next, multiplier));
        }

        return new([.. starts], length, multiplier, EndOf(starts[^1], length, multiplier));
    }

    /// <summary>The start and the length of the cycle of a step before <see cref="End"/>.</summary>
    public (long Start, long Length) At(long step)
    {
        int index = Starts.Span.BinarySearch(step);
        int cycle = index >= 0 ? index : ~index - 1;
        return cycle < Starts.Count - 1 ? (Starts[cycle], Starts[cycle + 1] - Starts[cycle]) : Walk(step);
    }

    private static long Next(long length, double multiplier) => (long)Math.Min(multiplier * length, Endless);

    private static long EndOf(long start, long length, double multiplier)
    {
        if (multiplier >= 1)
            return Schedule.Unbounded;
        for (int cycles = 0; length > 0; length = Next(length, multiplier), cycles++)
            start += cycles < MostCycles ? length : throw new ArgumentException($"With the multiplier {multiplier} there are more than {MostCycles:N0} cycles before they end. Take a smaller one, or 1.");
        return start;
    }

    private (long Start, long Length) Walk(long step)
    {
        (long start, long length) = (Starts[^1], LastLength);
        for (long next = Next(length, Multiplier); next != length && step - start >= length; next = Next(length, Multiplier))
            (start, length) = (start + length, next);
        return (start + (step - start) / length * length, length);
    }
}
