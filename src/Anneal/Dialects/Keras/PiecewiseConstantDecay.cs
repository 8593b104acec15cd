namespace Anneal.Dialects;

public static partial class Keras
{
    /// <summary>PiecewiseConstantDecay: constant values with jumps, each new value used one step <em>after</em> its boundary.</summary>
    /// <remarks>At a boundary itself Keras still uses the old value (<c>step &lt;= boundary</c>), unlike every other library and <see cref="PiecewiseConstant"/>.</remarks>
    /// <param name="boundaries"><c>boundaries</c>: the last step of each value but the last, in order.</param>
    /// <param name="values"><c>values</c>, one more.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">The counts do not fit, there is no boundary, or the boundaries are not in order.</exception>
    public static Schedule PiecewiseConstantDecay(IEnumerable<long> boundaries, IEnumerable<double> values)
    {
        long[] after = [.. boundaries.Select(boundary => Math.Max(0, boundary + 1))];
        return after.Length > 0
            ? new PiecewiseConstant(after, values)
            : throw new ArgumentException("'boundaries' is empty, which Keras cannot evaluate. Give a boundary, or use a constant rate.", nameof(boundaries));
    }
}
