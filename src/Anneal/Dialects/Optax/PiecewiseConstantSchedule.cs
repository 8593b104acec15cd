namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>piecewise_constant_schedule</c>: a value that is multiplied by a scale at each boundary, where the new value is used at once.</summary>
    /// <param name="initValue"><c>init_value</c>.</param>
    /// <param name="boundariesAndScales"><c>boundaries_and_scales</c>: from step to scale, 0 or more, in any order; none if not given.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A scale is negative, or a value is not finite.</exception>
    public static Schedule PiecewiseConstantSchedule(double initValue, IReadOnlyDictionary<long, double>? boundariesAndScales = null)
    {
        (long[] boundaries, double[] values) = Cumulative(initValue, boundariesAndScales);
        return new PiecewiseConstant(boundaries.Select(boundary => Math.Max(0, boundary)), values);
    }

    /// <summary>The boundaries in order, and the products of the scales up to each, the first value before them.</summary>
    private static (long[] Boundaries, double[] Values) Cumulative(double initValue, IReadOnlyDictionary<long, double>? boundariesAndScales)
    {
        KeyValuePair<long, double>[] sorted = [.. (boundariesAndScales ?? new Dictionary<long, double>()).OrderBy(pair => pair.Key)];
        var values = new double[sorted.Length + 1];
        values[0] = Require.Finite(initValue);
        for (int i = 0; i < sorted.Length; i++)
            values[i + 1] = values[i] * Require.NotNegative(sorted[i].Value, $"scale at {sorted[i].Key}");
        return ([.. sorted.Select(pair => pair.Key)], values);
    }
}
