namespace Anneal.Finder;

/// <summary>Numerical gradients of a curve, and where they are lowest.</summary>
internal static class Slopes
{
    /// <summary>numpy's <c>gradient</c> by position: central differences, one-sided at the ends. Two points or more.</summary>
    public static double[] ByPosition(ReadOnlySpan<double> values)
    {
        double[] slopes = new double[values.Length];
        slopes[0] = values[1] - values[0];
        slopes[^1] = values[^1] - values[^2];
        for (int i = 1; i < slopes.Length - 1; i++)
            slopes[i] = (values[i + 1] - values[i - 1]) / 2;
        return slopes;
    }

    /// <summary>torch's <c>gradient</c> with coordinates: of second order, one-sided at the ends. Two points or more.</summary>
    public static double[] ByCoordinate(ReadOnlySpan<double> values, ReadOnlySpan<double> at)
    {
        double[] slopes = new double[values.Length];
        slopes[0] = (values[1] - values[0]) / (at[1] - at[0]);
        slopes[^1] = (values[^1] - values[^2]) / (at[^1] - at[^2]);
        for (int i = 1; i < slopes.Length - 1; i++)
        {
            double left = at[i] - at[i - 1], right = at[i + 1] - at[i];
            slopes[i] = -right / left / (left + right) * values[i - 1]
                + (right - left) / right / left * values[i]
                + left / right / (left + right) * values[i + 1];
        }

        return slopes;
    }

    /// <summary>The first of the lowest.</summary>
    public static int Lowest(ReadOnlySpan<double> values)
    {
        int lowest = 0;
        for (int i = 1; i < values.Length; i++)
            lowest = values[i] < values[lowest] ? i : lowest;
        return lowest;
    }
}
