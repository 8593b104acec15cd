namespace Anneal.Lab.Reports.Charts;

/// <summary>Round values on a logarithmic axis: powers of ten, and 2 and 5 times these where the range is short.</summary>
internal static class LogarithmicTicks
{
    private const double Slack = 1e-9;
    private static double[] Decades { get; } = [1];
    private static double[] Fine { get; } = [1, 2, 5];
    private static double[] Digits { get; } = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>The round values inside a range; linear ones where it is too short even for steps of 1, 2 and 5.</summary>
    public static IReadOnlyList<AxisTick> Within(ValueRange range, int mostSteps)
    {
        double[] decades = [.. Multiples(range, Decades)];
        if (decades.Length >= 3)
            return Labelled(Thinned(decades, mostSteps + 1));

        double[] fine = [.. Multiples(range, Fine)];
        return fine.Length >= 3 && fine.Length <= mostSteps + 1 ? Labelled(fine)
            : decades.Length == 2 ? Labelled(decades)
            : fine.Length >= 3 ? Labelled(Thinned(fine, mostSteps + 1))
            : LinearTicks.Within(range, LinearTicks.StepFor(range.Span, mostSteps));
    }

    /// <summary>A range, rounded outwards to one digit.</summary>
    public static ValueRange Around(ValueRange range)
    {
        ValueRange wide = new(range.Low / 10, range.High * 10);
        double[] values = [.. Multiples(wide, Digits)];
        double low = values.Last(value => value <= range.Low * (1 + Slack));
        double high = values.First(value => value >= range.High * (1 - Slack));
        return new(low, high);
    }

    private static IEnumerable<double> Multiples(ValueRange range, double[] factors)
    {
        int first = (int)Math.Floor(Math.Log10(range.Low) - Slack);
        int last = (int)Math.Ceiling(Math.Log10(range.High) + Slack);
        return from exponent in Enumerable.Range(first, last - first + 1)
               from factor in factors
               let value = factor * Math.Pow(10, exponent)
               where value >= range.Low * (1 - Slack) && value <= range.High * (1 + Slack)
               select value;
    }

    private static IEnumerable<double> Thinned(double[] values, int most)
    {
        int stride = (values.Length + most - 1) / most;
        return values.Where((_, index) => index % stride == 0);
    }

    private static IReadOnlyList<AxisTick> Labelled(IEnumerable<double> values) =>
        [.. values.Select(value => new AxisTick(value, NumberText.Decade(value)))];
}
