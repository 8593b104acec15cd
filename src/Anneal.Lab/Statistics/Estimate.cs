using MathNet.Numerics.Distributions;

namespace Anneal.Lab.Statistics;

/// <summary>A mean over seeds with its 95 % confidence interval.</summary>
/// <param name="Mean">The mean of the observations.</param>
/// <param name="Low">The lower end of the interval; NaN with a single observation, which says nothing about spread.</param>
/// <param name="High">The upper end of the interval; NaN with a single observation.</param>
/// <remarks>
/// Student's t: <c>mean ± t(0.975, n − 1) · s / √n</c> with the sample standard deviation s, n − 1 in its denominator. "Student",
/// "The probable error of a mean", Biometrika 6, 1908.
/// </remarks>
public readonly record struct Estimate(double Mean, double Low, double High)
{
    /// <summary>Half the width of the interval; NaN with a single observation.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>The mean of independent observations, such as one accuracy a seed.</summary>
    /// <param name="observations">At least one.</param>
    /// <returns>Mean and 95 % interval.</returns>
    /// <exception cref="ArgumentException">There is no observation.</exception>
    public static Estimate Of(IReadOnlyList<double> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        if (observations.Count == 0)
            throw new ArgumentException("A mean needs at least one observation.", nameof(observations));
        double mean = observations.Average();
        if (observations.Count == 1)
            return new(mean, double.NaN, double.NaN);
        double squares = observations.Sum(value => (value - mean) * (value - mean));
        double standardError = Math.Sqrt(squares / (observations.Count - 1) / observations.Count);
        double halfWidth = StudentT.InvCDF(0, 1, observations.Count - 1, 0.975) * standardError;
        return new(mean, mean - halfWidth, mean + halfWidth);
    }

    /// <summary>The mean difference of pairs: the same seed under two policies. What both share cancels.</summary>
    /// <param name="observations">One value a seed.</param>
    /// <param name="reference">The reference's values, of the same seeds in the same order.</param>
    /// <returns>Mean and 95 % interval of <c>observation − reference</c>.</returns>
    /// <exception cref="ArgumentException">The counts differ, or there is no pair.</exception>
    public static Estimate OfDifference(IReadOnlyList<double> observations, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(reference);
        if (observations.Count != reference.Count)
            throw new ArgumentException($"{observations.Count} observations cannot be paired with {reference.Count}; run both with the same seeds.", nameof(reference));
        return Of([.. observations.Zip(reference, (value, other) => value - other)]);
    }
}
