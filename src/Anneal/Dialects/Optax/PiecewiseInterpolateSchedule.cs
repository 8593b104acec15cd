namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>piecewise_interpolate_schedule</c>: through the cumulative products of scales at boundaries, along straight lines or half cosines.</summary>
    /// <remarks>The products are interpolated, not the scales. After the last boundary the last product is held.</remarks>
    /// <param name="interpolateType"><c>interpolate_type</c>: "linear" or "cosine".</param>
    /// <param name="initValue"><c>init_value</c>, at step 0.</param>
    /// <param name="boundariesAndScales"><c>boundaries_and_scales</c>: from step to scale, 0 or more, in any order; none if not given.</param>
    /// <returns>The schedule, up to the last boundary; unbounded without boundaries.</returns>
    /// <exception cref="ArgumentException">The type is neither, a scale is negative, or a value is not finite.</exception>
    public static Schedule PiecewiseInterpolateSchedule(string interpolateType, double initValue, IReadOnlyDictionary<long, double>? boundariesAndScales = null)
    {
        bool isCosine = Require.OneOf(interpolateType, "linear", "cosine") == "cosine";
        (long[] boundaries, double[] values) = Cumulative(initValue, boundariesAndScales);
        if (boundaries.Length == 0)
            return new Constant(initValue);
        return boundaries[0] > 0
            ? new PiecewiseInterpolation([0, .. boundaries], [.. values], isCosine)
            : new PiecewiseInterpolation([.. boundaries], [.. values[1..]], isCosine);
    }
}
