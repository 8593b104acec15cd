namespace Anneal.Lab.Reports.Charts;

/// <summary>What a line chart shows, independent of how it is drawn.</summary>
/// <remarks>An immutable value. <see cref="SvgChart"/> draws it as a picture; the command line draws it in the terminal.</remarks>
/// <example>
/// <code>
/// Series line = new("1cycle", new double[] { 0, 450, 999 }, new double[] { 0.1, 1, 0.001 });
/// Chart chart = new("Learning rate", "optimizer updates", "learning rate", [line]);
/// string svg = SvgChart.Write(chart);
/// </code>
/// </example>
public sealed record Chart
{
    /// <summary>Creates the chart.</summary>
    /// <param name="title">What the picture shows, in a few words.</param>
    /// <param name="horizontalLabel">What the horizontal axis counts, with its unit.</param>
    /// <param name="verticalLabel">What the vertical axis measures, with its unit.</param>
    /// <param name="series">The lines, drawn in this order; there may be none.</param>
    public Chart(string title, string horizontalLabel, string verticalLabel, IEnumerable<Series> series)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(horizontalLabel);
        ArgumentNullException.ThrowIfNull(verticalLabel);
        ArgumentNullException.ThrowIfNull(series);
        (Title, HorizontalLabel, VerticalLabel, Series) = (title, horizontalLabel, verticalLabel, [.. series]);
    }

    /// <summary>What the picture shows.</summary>
    public string Title { get; }

    /// <summary>What the horizontal axis counts.</summary>
    public string HorizontalLabel { get; }

    /// <summary>What the vertical axis measures.</summary>
    public string VerticalLabel { get; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>How the horizontal axis spaces its values; linear by default.</summary>
    public AxisScale HorizontalScale { get; init; }

    /// <summary>How the vertical axis spaces its values; linear by default.</summary>
    public AxisScale VerticalScale { get; init; }

    /// <summary>The values that the vertical axis shows; what is outside is cut off. The data's own range if not given.</summary>
    /// <exception cref="ArgumentException">The range is empty, upside down or not finite.</exception>
    public ValueRange? VerticalRange
    {
        get;
        init
        {
            if (value is { } range && !(range.Low < range.High && double.IsFinite(range.Span)))
                throw new ArgumentException($"A range goes from a low to a higher finite value; this is {range}.", nameof(VerticalRange));
            field = value;
        }
    }

    /// <summary>The style index of a line: its own, or else its place.</summary>
    /// <param name="place">Which line, counted from 0.</param>
    /// <returns>0 or more.</returns>
    public int StyleIndexOf(int place) => Series[place].StyleIndex ?? place;
}
