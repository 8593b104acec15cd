using System.Globalization;
using Anneal.Finder;

namespace Anneal.Lab.Finding;

/// <summary>The figures of a search as text.</summary>
public static class FindingTables
{
    /// <summary>The columns of <see cref="Rules"/>.</summary>
    public static IReadOnlyList<string> RuleHeader { get; } = ["rule", "rate", "of each sweep"];

    /// <summary>The recommendation, then what every published rule suggests.</summary>
    /// <param name="result">The search.</param>
    /// <returns>A row for each.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Rules(FindingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            ["recommendation", Rate(result.Recommendation.LearningRate), Band(result.Recommendation)],
            .. result.Main.Rules.Select(rule => (IReadOnlyList<string>)[rule.Rule.Name, Rate(rule.Median), string.Join("  ", rule.LearningRates.Select(Rate))]),
        ];
    }

    /// <summary>The columns of <see cref="Grid"/>.</summary>
    /// <param name="result">The search.</param>
    public static IReadOnlyList<string> GridHeader(FindingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ["learning rate", .. result.WeightDecays.Select(decay => string.Create(CultureInfo.InvariantCulture, $"weight decay {decay.WeightDecay}"))];
    }

    /// <summary>Rate against weight decay: the smoothed loss, mean over sweeps, twice a decade; last, the recommendation for each weight decay.</summary>
    /// <param name="result">The search.</param>
    /// <returns>A row for each rate.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Grid(FindingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        double decades = Math.Log10(result.Settings.HighestRate / result.Settings.LowestRate);
        int rows = Math.Max(1, (int)Math.Round(2 * decades));
        IEnumerable<int> points = Enumerable.Range(0, rows + 1).Select(row => row * (result.Settings.Updates - 1) / rows).Distinct();
        Schedule rates = RangeTest.Exponential(result.Settings.LowestRate, result.Settings.HighestRate, result.Settings.Updates);
        return
        [
            .. points.Select(point => (IReadOnlyList<string>)[Rate(rates.At(point)), .. result.WeightDecays.Select(decay => LossAt(decay.Result, point))]),
            ["recommended", .. result.WeightDecays.Select(decay => Rate(decay.Result.Recommendation.LearningRate))],
        ];
    }

    /// <summary>The answer in a sentence.</summary>
    /// <param name="result">The search.</param>
    public static string Headline(FindingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Recommendation.LearningRate is { } rate
            ? $"Recommended peak: {Rate(rate)}{(result.Recommendation.Low is null ? "" : $" (95 %: {Band(result.Recommendation)})")}, with weight decay {result.Settings.WeightDecays[0].ToString(CultureInfo.InvariantCulture)}."
            : "No answer.";
    }

    /// <summary>A rate with three digits; a dash for none.</summary>
    /// <param name="rate">The rate.</param>
    public static string Rate(double? rate) => rate?.ToString("G3", CultureInfo.InvariantCulture) ?? "—";

    private static string Band(LearningRateRecommendation recommendation) =>
        recommendation.Low is { } low ? $"{Rate(low)} to {Rate(recommendation.High)}" : "";

    private static string LossAt(FinderResult result, int point)
    {
        double[] losses = [.. result.Curves.Where(curve => point < curve.Smoothed.Count).Select(curve => curve.Smoothed[point])];
        return losses.Length < result.Curves.Count ? "diverged" : losses.Average().ToString("0.000", CultureInfo.InvariantCulture);
    }
}
