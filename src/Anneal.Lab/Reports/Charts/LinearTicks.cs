namespace Anneal.Lab.Reports.Charts;

/// <summary>Round values on a linear axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    private const double Slack = 1e-9;

    /// <summary>The least round step of which a span holds no more than a number.</summary>
    public static double StepFor(double span, int mostSteps)
    {
        double least = span / mostSteps;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return (least / decade) switch
        {
            <= 1 + Slack => decade,
            <= 2 + Slack => 2 * decade,
            <= 5 + Slack => 5 * decade,
            _ => 10 * decade,
        };
    }

    /// <summary>The round values inside a range.</summary>
    public static IReadOnlyList<AxisTick> Within(ValueRange range, double step)
    {
        double first = Math.Ceiling((range.Low / step) - Slack);
        int count = (int)(Math.Floor((range.High / step) + Slack) - first) + 1;
        double[] values = [.. Enumerable.Range(0, Math.Max(count, 0)).Select(index => (first + index) * step)];
        return [.. values.Select(value => new AxisTick(value, NumberText.Tick(value, step, Size(values))))];
    }

    /// <summary>The least round step of which a range, rounded outwards to it, holds no more than a number.</summary>
    public static double StepAround(ValueRange range, int mostSteps)
    {
        double step = StepFor(range.Span, mostSteps);
        for (int attempt = 0; attempt < 3 && Around(range, step).Span > step * (mostSteps + Slack); attempt++)
            step = StepFor(step * 1.5, 1);
        return step;
    }

    /// <summary>A range, rounded outwards to multiples of a step.</summary>
    public static ValueRange Around(ValueRange range, double step) =>
        new(Math.Floor((range.Low / step) + Slack) * step, Math.Ceiling((range.High / step) - Slack) * step);

    /// <summary>A range, extended to a round value where that is very near, as 4,000 is to 3,999.</summary>
    public static ValueRange CloseTo(ValueRange range, int mostSteps)
    {
        const double Near = 0.015;
        ValueRange rounded = Around(range, StepFor(range.Span, mostSteps));
        return new(
            range.Low - rounded.Low < Near * range.Span ? rounded.Low : range.Low,
            rounded.High - range.High < Near * range.Span ? rounded.High : range.High);
    }

    private static double Size(double[] values) => Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
}
