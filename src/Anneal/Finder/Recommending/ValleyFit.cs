namespace Anneal.Finder;

/// <summary>The valley nearest to a curve by least squares: it falls, then it rises. No bandwidth, no lag.</summary>
/// <remarks>M. Frisén, "Unimodal regression", The Statistician 35 (1986). The curve between two blocks is a straight line from middle to middle.</remarks>
internal sealed class ValleyFit
{
    private readonly List<IsotonicBlocks.Block> _knots;

    private ValleyFit(List<IsotonicBlocks.Block> knots)
    {
        _knots = knots;
        Bottom = knots.IndexOf(knots.MinBy(knot => knot.Mean));
    }

    /// <summary>The lowest value.</summary>
    public double Lowest => _knots[Bottom].Mean;

    /// <summary>Where the lowest value lies.</summary>
    public double LowestAt => _knots[Bottom].At;

    /// <summary>The sum of squared distances from the values.</summary>
    public double Error => _knots.Sum(knot => knot.Error);

    private int Bottom { get; }

    /// <summary>Fits a valley.</summary>
    /// <param name="at">Positions, rising.</param>
    /// <param name="values">The value at each position, one or more.</param>
    public static ValleyFit Of(ReadOnlySpan<double> at, ReadOnlySpan<double> values)
    {
        int bottom = BestSplit(values);
        List<IsotonicBlocks.Block> knots = [.. Falling(at[..bottom], values[..bottom], reversed: false).Blocks];
        knots.AddRange(Falling(at[bottom..], values[bottom..], reversed: true).Blocks.Reverse());
        return new ValleyFit(knots);
    }

    /// <summary>The mean of all values where the valley is at most as high as a level, and their number.</summary>
    public (double Mean, int Count) UpTo(double level)
    {
        (double sum, int count) = (0, 0);
        foreach (IsotonicBlocks.Block knot in _knots.Where(knot => knot.Mean <= level))
            (sum, count) = (sum + knot.Sum, count + knot.Count);
        return (sum / count, count);
    }

    /// <summary>Where the fall last crosses a level on its way down; the first position if it is below all the time.</summary>
    public double FallsThrough(double level)
    {
        int knot = Bottom;
        while (knot > 0 && _knots[knot].Mean <= level)
            knot--;
        return _knots[knot].Mean <= level || knot == Bottom ? _knots[knot].At : Between(knot, knot + 1, level);
    }

    /// <summary>Where the rise first crosses a level on its way up; null if it never does.</summary>
    public double? RisesThrough(double level)
    {
        int knot = Bottom;
        while (knot < _knots.Count && _knots[knot].Mean < level)
            knot++;
        return knot == _knots.Count ? null : knot == Bottom ? _knots[knot].At : Between(knot - 1, knot, level);
    }

    private double Between(int left, int right, double level)
    {
        (IsotonicBlocks.Block a, IsotonicBlocks.Block b) = (_knots[left], _knots[right]);
        return a.At + (level - a.Mean) / (b.Mean - a.Mean) * (b.At - a.At);
    }

    /// <summary>The number of values in the falling part for which both parts together are nearest.</summary>
    private static int BestSplit(ReadOnlySpan<double> values)
    {
        double[] errors = new double[values.Length + 1];
        var falling = new IsotonicBlocks();
        for (int i = 0; i < values.Length; i++)
        {
            falling.Add(i, values[i]);
            errors[i + 1] += falling.Error;
        }

        var rising = new IsotonicBlocks();
        for (int i = values.Length - 1; i >= 0; i--)
        {
            rising.Add(i, values[i]);
            errors[i] += rising.Error;
        }

        return Slopes.Lowest(errors);
    }

    private static IsotonicBlocks Falling(ReadOnlySpan<double> at, ReadOnlySpan<double> values, bool reversed)
    {
        var blocks = new IsotonicBlocks();
        for (int i = 0; i < values.Length; i++)
        {
            int taken = reversed ? values.Length - 1 - i : i;
            blocks.Add(at[taken], values[taken]);
        }

        return blocks;
    }
}
