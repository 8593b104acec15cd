using System.Globalization;
using Anneal.Lab.Statistics;

namespace Anneal.Lab.Runs.Comparing;

/// <summary>A comparison of runs in cells and sentences.</summary>
public static class RunComparisonTable
{
    /// <summary>The headings of <see cref="Rows"/>.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>A heading for each column.</returns>
    public static IReadOnlyList<string> Header(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ["runs of", "runs", comparison.Measure.Title(), "pairs", "difference", "95 %", "more seeds"];
    }

    /// <summary>A row for each group.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>Cells under <see cref="Header"/>.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Results.Select((result, place) => Row(result, comparison.Measure, isReference: place == 0))];
    }

    /// <summary>The headings of <see cref="SettingRows"/>.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>A heading for each column.</returns>
    public static IReadOnlyList<string> SettingHeader(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ["setting", .. comparison.Results.Select(result => result.Group.Name)];
    }

    /// <summary>A row for each setting that is not the same in all runs.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>Cells under <see cref="SettingHeader"/>.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> SettingRows(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Settings.Select(setting => (IReadOnlyList<string>)[setting.Key, .. setting.Values])];
    }

    /// <summary>What the figures say, a sentence for each group but the first.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The sentences.</returns>
    public static IReadOnlyList<string> Conclusions(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Results.Skip(1).Select(result => Conclusion(result, comparison.Results[0], comparison.Measure))];
    }

    private static string[] Row(GroupResult result, RunMeasure measure, bool isReference) =>
    [
        result.Group.Name,
        Text($"{result.Group.Runs.Count}"),
        result.Measured is { } measured ? Measured(measured, measure) : "",
        isReference ? "" : Text($"{result.Pairs}"),
        result.Difference is { } difference ? Signed(difference.Mean, measure) : "",
        result.Difference is { } interval && double.IsFinite(interval.Low) ? $"{Signed(interval.Low, measure)} to {Signed(interval.High, measure)}" : "",
        isReference ? "" : result.MoreSeeds is { } more ? Text($"{more}") : "?",
    ];

    private static string Conclusion(GroupResult result, GroupResult reference, RunMeasure measure)
    {
        string pair = $"{result.Group.Name} against {reference.Group.Name}";
        if (result.LeastDifference is not { } least)
            return $"{pair}: {(result.Pairs == 0 ? "no seed" : "only one seed")} in common, so nothing can be said. Train both with the same two seeds or more.";
        string unit = measure == RunMeasure.ValidationLoss ? "" : " points";
        return result.MoreSeeds switch
        {
            0 => $"{pair}: told apart by {result.Pairs} seeds.",
            { } more => Text($"{pair}: not told apart by {result.Pairs} seeds. {(more == 1 ? "1 more seed" : $"{more:N0} more seeds")} would in 80 % of cases, if the difference is as it seems; {result.Pairs} seeds find one of {Number(least, measure)}{unit} so often."),
            null => Text($"{pair}: no difference that any number of seeds would tell; {result.Pairs} seeds find one of {Number(least, measure)}{unit} in 80 % of cases."),
        };
    }

    private static string Measured(Estimate value, RunMeasure measure) => double.IsFinite(value.HalfWidth)
        ? $"{Number(value.Mean, measure)} ± {Number(value.HalfWidth, measure)}"
        : Number(value.Mean, measure);

    private static string Signed(double value, RunMeasure measure) => (value < 0 ? "−" : "+") + Number(Math.Abs(value), measure);

    private static string Number(double value, RunMeasure measure) => (measure.Factor() * value).ToString(measure.Format(), CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
