using System.Globalization;

namespace Anneal.Finder;

/// <summary>How far the answers of single sweeps lie apart.</summary>
/// <param name="Factor">Half the width of the 95 % interval of their mean, as a factor; null for fewer than two answers.</param>
/// <param name="Reason">The spread in words.</param>
internal readonly record struct RateSpread(double? Factor, string Reason)
{
    /// <summary>Two-sided 95 % quantiles of Student's t for 1, 2, … degrees of freedom.</summary>
    private static readonly double[] Quantiles = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

    public static RateSpread Of(IEnumerable<UsableRange> sweeps)
    {
        UsableRange[] all = [.. sweeps];
        double[] logarithms = [.. all.Where(range => range.Problem is null).Select(range => Math.Log10(range.Peak))];
        if (all.Length == 1)
            return new RateSpread(null, "One sweep says nothing about how far another one would differ; repeat it for a band.");
        if (logarithms.Length < 2)
            return new RateSpread(null, $"Of {all.Length} sweeps, {logarithms.Length} alone has an answer: only their median shows a valley.");
        double deviation = Deviation(logarithms);
        double half = Quantile(logarithms.Length - 1) * deviation / Math.Sqrt(logarithms.Length);
        return new RateSpread(Math.Pow(10, half), string.Create(
            CultureInfo.InvariantCulture,
            $"{logarithms.Length} of {all.Length} sweeps have an answer of their own; they spread by {deviation:0.00} decades (standard deviation)."));
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    /// <summary>Within 0.01 also past the table.</summary>
    private static double Quantile(int freedom) => freedom <= Quantiles.Length ? Quantiles[freedom - 1] : 1.96 + 2.65 / freedom;
}
