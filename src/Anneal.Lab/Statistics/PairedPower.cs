using MathNet.Numerics.Distributions;

namespace Anneal.Lab.Statistics;

/// <summary>How many pairs tell two policies apart: the power of the paired t test, two-sided at 5 %, to find a difference in 80 % of cases.</summary>
/// <remarks>
/// <c>n ≥ ((t(0.975, n − 1) + t(0.8, n − 1)) · s / d)²</c>, the least n of 2 or more, with the standard deviation s of the pairs' differences and
/// the true difference d. The usual formula with the normal's quantiles (J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988,
/// chapter 2) and Student's in their place, as n is small. As s and d are themselves estimates, it is a plan, not a promise.
/// </remarks>
public static class PairedPower
{
    /// <summary>More pairs than anybody trains.</summary>
    private const int MostPairs = 1_000_000;

    /// <summary>The pairs that are needed in all.</summary>
    /// <param name="difference">The difference to be found; its sign does not matter.</param>
    /// <param name="deviation">The standard deviation of the pairs' differences, 0 or more, in the same unit.</param>
    /// <returns>2 or more; null if the difference is 0, or if a million are not enough.</returns>
    public static int? PairsFor(double difference, double deviation)
    {
        if (!(Math.Abs(difference) > 0) || !double.IsFinite(deviation))
            return null;
        double ratio = deviation / Math.Abs(difference);
        if (!IsEnough(MostPairs, ratio))
            return null;
        (int few, int many) = (1, 2);
        while (!IsEnough(many, ratio))
            (few, many) = (many, Math.Min(2 * many, MostPairs));
        while (many - few > 1)
        {
            int middle = few + (many - few) / 2;
            (few, many) = IsEnough(middle, ratio) ? (few, middle) : (middle, many);
        }

        return many;
    }

    /// <summary>The least difference that so many pairs find.</summary>
    /// <param name="pairs">2 or more.</param>
    /// <param name="deviation">The standard deviation of the pairs' differences.</param>
    /// <returns>The difference, in the deviation's unit.</returns>
    public static double DifferenceFor(int pairs, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 2);
        return Quantiles(pairs) * deviation / Math.Sqrt(pairs);
    }

    /// <summary>The standard deviation of differences, with n − 1 in its denominator.</summary>
    /// <param name="differences">Two or more.</param>
    /// <returns>The deviation; NaN with fewer.</returns>
    public static double DeviationOf(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Count < 2)
            return double.NaN;
        double mean = differences.Average();
        return Math.Sqrt(differences.Sum(value => (value - mean) * (value - mean)) / (differences.Count - 1));
    }

    private static bool IsEnough(int pairs, double ratio) => Math.Sqrt(pairs) >= Quantiles(pairs) * ratio;

    private static double Quantiles(int pairs) => StudentT.InvCDF(0, 1, pairs - 1, 0.975) + StudentT.InvCDF(0, 1, pairs - 1, 0.8);
}
