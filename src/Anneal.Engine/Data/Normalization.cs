namespace Anneal.Engine.Data;

/// <summary>How a pixel becomes a float: <c>(pixel / 255 − mean) / standard deviation</c>, of all channels alike or each by its own.</summary>
public sealed record Normalization
{
    /// <summary>Creates a rule for all channels.</summary>
    /// <param name="mean">Mean of the pixels as fractions of 255; finite.</param>
    /// <param name="standardDeviation">Their standard deviation; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Normalization(double mean, double standardDeviation)
        : this([mean], [standardDeviation])
    {
    }

    /// <summary>Creates a rule for each channel.</summary>
    /// <param name="means">[channels]: the mean of each channel's pixels as fractions of 255; finite.</param>
    /// <param name="standardDeviations">[channels]: their standard deviations; above 0.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Normalization(IEnumerable<double> means, IEnumerable<double> standardDeviations)
    {
        (Means, StandardDeviations) = ([.. means], [.. standardDeviations]);
        if (Means.Count == 0 || Means.Count != StandardDeviations.Count)
        {
            throw new ArgumentException(
                $"There are {Means.Count} means and {StandardDeviations.Count} standard deviations; give one of each for every channel.", nameof(means));
        }

        foreach (double mean in Means)
        {
            if (!double.IsFinite(mean))
                throw new ArgumentOutOfRangeException(nameof(means), mean, "A mean must be a finite number, such as 0.1307.");
        }

        foreach (double deviation in StandardDeviations)
        {
            if (!(deviation > 0) || !double.IsFinite(deviation))
                throw new ArgumentOutOfRangeException(nameof(standardDeviations), deviation, "A standard deviation must be a finite number above 0, such as 0.3081.");
        }
    }

    /// <summary>Pixels as fractions of 255, from 0 to 1.</summary>
    public static Normalization None { get; } = new(0, 1);

    /// <summary>Mean of the pixels as fractions of 255: one for all channels, or one a channel.</summary>
    public ValueList<double> Means { get; }

    /// <summary>Their standard deviations.</summary>
    public ValueList<double> StandardDeviations { get; }
}
