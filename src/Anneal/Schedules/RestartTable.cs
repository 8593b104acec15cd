namespace Anneal;

/// <summary>Where the cycles of <see cref="WarmRestarts"/> begin, as exact integers.</summary>
internal static class RestartTable
{
    private const int MostCycles = 1_000_000;

    /// <summary>
    /// The first step of each cycle, and the step after the last one; cycle i has the length <c>period · factor^i</c> to the nearest step (ties to
    /// even, 1 at least). Decimal arithmetic: exact for whole factors, and for factors such as 1.5 or 1.1 to 28 digits. Without a number of cycles
    /// the table goes on as far as steps can be counted.
    /// </summary>
    public static long[] Of(long period, double factor, long? cycles)
    {
        List<long> starts = [0];
        decimal length = period, growth = (decimal)factor;
        while (starts.Count <= (cycles ?? long.MaxValue) && starts[^1] < long.MaxValue)
        {
            if (starts.Count > MostCycles)
                throw TooMany(factor);
            decimal end = starts[^1] + Math.Max(Math.Round(length, MidpointRounding.ToEven), 1);
            starts.Add(end < long.MaxValue ? (long)end : long.MaxValue);
            length *= growth;
        }

        return [.. starts];
    }

    private static ArgumentException TooMany(double factor) => new(
        $"With the factor {factor} there are more than {MostCycles:N0} cycles before steps can no longer be counted. Give a number of cycles up to that, or a factor of 1 or of 1.0001 and more.");
}
