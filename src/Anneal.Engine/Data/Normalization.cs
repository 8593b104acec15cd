namespace Anneal.Engine.Data;

/// <summary>How a pixel becomes a float: <c>(pixel / 255 − mean) / standard deviation</c>.</summary>
public sealed record Normalization
{
    /// <summary>Creates the rule.</summary>
    /// <param name="mean">Mean of the pixels as fractions of 255; finite.</param>
    /// <param name="standardDeviation">Their standard deviation; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Normalization(double mean, double standardDeviation)
    {
        if (!double.IsFinite(mean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "'mean' must be a finite number, such as 0.1307.");
        if (!(standardDeviation > 0) || !double.IsFinite(standardDeviation))
        {
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation), standardDeviation,
                "'standardDeviation' must be a finite number above 0, such as 0.3081.");
        }

        (Mean, StandardDeviation) = (mean, standardDeviation);
    }

    /// <summary>Pixels as fractions of 255, from 0 to 1.</summary>
    public static Normalization None { get; } = new(0, 1);

    /// <summary>Mean of the pixels as fractions of 255.</summary>
    public double Mean { get; }

    /// <summary>Their standard deviation.</summary>
    public double StandardDeviation { get; }
}
