namespace Anneal.Finder;

/// <summary>How much the losses of a curve scatter about it.</summary>
internal static class CurveNoise
{
    /// <summary>The standard deviation, from how far each point lies from the middle of its neighbours: neither a trend nor outliers count.</summary>
    /// <remarks>The median magnitude of second differences, over 0.6745 √6: right for independent normal noise.</remarks>
    public static double Of(ReadOnlySpan<double> losses)
    {
        if (losses.Length < 3)
            return 0;
        double[] seconds = new double[losses.Length - 2];
        for (int i = 0; i < seconds.Length; i++)
            seconds[i] = Math.Abs(losses[i] - 2 * losses[i + 1] + losses[i + 2]);
        Array.Sort(seconds);
        return seconds[seconds.Length / 2] / (0.6745 * Math.Sqrt(6));
    }
}
