namespace Anneal.Lab.Reports.Charts;

/// <summary>One line of a <see cref="Chart"/>, with an optional band around it.</summary>
/// <remarks>An immutable value. A point that is not finite, as in a run that diverged, breaks the line and is not drawn.</remarks>
public sealed record Series
{
    /// <summary>Creates the line.</summary>
    /// <param name="name">The name in the legend.</param>
    /// <param name="x">Horizontal positions, in the order in which the line connects them.</param>
    /// <param name="y">Values, as many as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The numbers of positions and values differ.</exception>
    public Series(string name, ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
    {
        ArgumentNullException.ThrowIfNull(name);
        RequireLength(y.Length, x.Length, nameof(y));
        (Name, X, Y) = (name, x, y);
    }

    /// <summary>The name in the legend.</summary>
    public string Name { get; }

    /// <summary>Horizontal positions.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Values at the positions.</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>The lower edge of the band, such as the least of several seeds; empty without a band.</summary>
    public ReadOnlyMemory<double> BandLow { get; private init; }

    /// <summary>The upper edge of the band; empty without a band.</summary>
    public ReadOnlyMemory<double> BandHigh { get; private init; }

    /// <summary>Which color and mark the line has, 0 or more; its place in the chart if not given.</summary>
    /// <remarks>Give a policy the same index in every picture and it is recognized in every picture.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public int? StyleIndex
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(StyleIndex));
            field = value;
        }
    }

    /// <summary>Whether the line is dashed, for instance because it shows a goal and not a measurement.</summary>
    public bool IsDashed { get; init; }

    /// <summary>This line with a band around it.</summary>
    /// <param name="low">The lower edge, one value for each point.</param>
    /// <param name="high">The upper edge, one value for each point.</param>
    /// <returns>A new line.</returns>
    /// <exception cref="ArgumentException">An edge has another length than the line.</exception>
    public Series WithBand(ReadOnlyMemory<double> low, ReadOnlyMemory<double> high)
    {
        RequireLength(low.Length, X.Length, nameof(low));
        RequireLength(high.Length, X.Length, nameof(high));
        return this with { BandLow = low, BandHigh = high };
    }

    private static void RequireLength(int length, int expected, string name)
    {
        if (length != expected)
            throw new ArgumentException($"There are {length} values for {expected} points; each point needs one.", name);
    }
}
