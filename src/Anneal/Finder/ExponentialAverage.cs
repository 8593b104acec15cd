namespace Anneal.Finder;

/// <summary>A moving average that forgets exponentially, exact from the first value on.</summary>
/// <remarks>
/// <c>m ← β m + (1 − β) v</c>, and the average of n values is <c>m / (1 − βⁿ)</c>: a constant stays what it is. D. P. Kingma and J. Ba,
/// arXiv:1412.6980, section 3.
/// </remarks>
internal struct ExponentialAverage(double beta, int lead = 0)
{
    private readonly double _beta = beta;
    private double _sum;
    private int _count = lead;

    /// <summary>The average; NaN before the first value.</summary>
    public readonly double Value => _sum / (1 - Math.Pow(_beta, _count));

    /// <summary>Counts a value.</summary>
    /// <returns>The average with it.</returns>
    public double Add(double value)
    {
        _sum = _beta * _sum + (1 - _beta) * value;
        _count++;
        return Value;
    }

    /// <summary>The averages of all beginnings of a list.</summary>
    /// <param name="values">The list.</param>
    /// <param name="beta">What stays of the average at each value.</param>
    /// <param name="lead">Values that the correction counts and that were none: 0 is right, Lightning counts 1.</param>
    public static double[] Of(ReadOnlySpan<double> values, double beta, int lead = 0)
    {
        var average = new ExponentialAverage(beta, lead);
        double[] averages = new double[values.Length];
        for (int i = 0; i < averages.Length; i++)
            averages[i] = average.Add(values[i]);
        return averages;
    }

    /// <summary>The averages of all beginnings of a list, where the first value is taken for what was before it.</summary>
    public static double[] FromFirst(ReadOnlySpan<double> values, double beta)
    {
        double[] averages = values.ToArray();
        for (int i = 1; i < averages.Length; i++)
            averages[i] = beta * averages[i - 1] + (1 - beta) * values[i];
        return averages;
    }
}
