namespace Anneal.Lab.Reports.Charts;

/// <summary>An axis of a chart: its range, its marked values, and where each value lies.</summary>
public sealed class Axis
{
    private readonly double _low;
    private readonly double _span;

    private Axis(AxisScale scale, ValueRange range, IReadOnlyList<AxisTick> ticks)
    {
        (Scale, Range, Ticks) = (scale, range, ticks);
        _low = Project(range.Low);
        _span = Project(range.High) - _low;
    }

    /// <summary>How the values are spaced.</summary>
    public AxisScale Scale { get; }

    /// <summary>The values that the axis reaches from and to.</summary>
    public ValueRange Range { get; }

    /// <summary>The marked values, ascending, all inside the range.</summary>
    public IReadOnlyList<AxisTick> Ticks { get; }

    /// <summary>The horizontal axis of a chart: as long as the data, up to a round value where one is very near.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="mostSteps">How many steps between marks there is room for, 1 or more.</param>
    /// <returns>The axis.</returns>
    public static Axis Horizontal(Chart chart, int mostSteps)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostSteps);
        AxisScale scale = chart.HorizontalScale;
        ValueRange range = DataRange.Of(chart.Series.Select(series => series.X), scale);
        return Over(scale, scale == AxisScale.Linear ? LinearTicks.CloseTo(range, mostSteps) : range, mostSteps);
    }

    /// <summary>The vertical axis of a chart: the fixed range, or the data's range rounded outwards.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="mostSteps">How many steps between marks there is room for, 1 or more.</param>
    /// <returns>The axis.</returns>
    public static Axis Vertical(Chart chart, int mostSteps)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostSteps);
        return chart.VerticalRange is { } range
            ? Over(chart.VerticalScale, DataRange.Drawable(range, chart.VerticalScale), mostSteps)
            : Around(chart.VerticalScale, DataRange.OfValues(chart), mostSteps);
    }

    /// <summary>Where a value lies on the axis.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>0 at the low end, 1 at the high end, beyond these outside the range; NaN if it cannot be drawn.</returns>
    public double PositionOf(double value)
    {
        double position = (Project(value) - _low) / _span;
        return double.IsFinite(position) ? position : double.NaN;
    }

    /// <summary>An axis of exactly a range.</summary>
    internal static Axis Over(AxisScale scale, ValueRange range, int mostSteps) => new(scale, range, scale == AxisScale.Linear
        ? LinearTicks.Within(range, LinearTicks.StepFor(range.Span, mostSteps))
        : LogarithmicTicks.Within(range, mostSteps));

    /// <summary>An axis of a range, rounded outwards.</summary>
    internal static Axis Around(AxisScale scale, ValueRange range, int mostSteps)
    {
        if (scale == AxisScale.Logarithmic)
            return Over(scale, LogarithmicTicks.Around(range), mostSteps);

        double step = LinearTicks.StepAround(range, mostSteps);
        ValueRange rounded = LinearTicks.Around(range, step);
        return new(scale, rounded, LinearTicks.Within(rounded, step));
    }

    private double Project(double value) => Scale == AxisScale.Linear ? value : value > 0 ? Math.Log10(value) : double.NaN;
}
