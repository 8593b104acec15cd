namespace Anneal.Benchmarks;

/// <summary>The interval of a median by the order of the observations.</summary>
internal static class SignTest
{
    /// <summary>Observations outside the median's 95 % interval on each side.</summary>
    /// <param name="count">All observations.</param>
    public static int Outside(int count)
    {
        (double below, double term, int outside) = (0, Math.Pow(0.5, count), 0);
        for (; outside < count / 2 && below + term <= 0.025; outside++)
        {
            below += term;
            term *= (count - outside) / (outside + 1.0);
        }

        return Math.Max(0, outside - 1);
    }
}
