using System.Globalization;
using Anneal.Finder;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Finding;

/// <summary>The pictures of a search.</summary>
public static class FindingCharts
{
    private const int StabilityStyle = 4;

    /// <summary>The loss against the rate for every weight decay, each with its best rate, and the stability line.</summary>
    /// <param name="result">The search.</param>
    /// <returns>The chart; curves are means over sweeps, bands reach from the lowest to the highest of them.</returns>
    public static Chart Losses(FindingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ValueRange range = Visible(result);
        return ChartOf(
            "Loss after an update, against its learning rate",
            [
                .. result.WeightDecays.Select((decay, place) => Curve(decay, place)),
                .. result.WeightDecays.SelectMany((decay, place) => Best(decay, place, range)),
                .. Stability(result, range),
            ],
            range);
    }

    /// <summary>A sweep that is under way.</summary>
    /// <param name="points">Its points so far; one or more.</param>
    /// <param name="weightDecay">Its weight decay.</param>
    /// <returns>The chart of the smoothed losses, which ends above the beginning by half.</returns>
    public static Chart Live(IReadOnlyList<SweepPoint> points, double weightDecay)
    {
        ArgumentNullException.ThrowIfNull(points);
        SweepPoint[] finite = [.. points.Where(point => double.IsFinite(point.Smoothed))];
        double high = finite.Length == 0 ? 1 : 1.5 * finite[0].Smoothed;
        var line = new Series("loss", finite.Select(point => point.LearningRate).ToArray(), finite.Select(point => Math.Min(point.Smoothed, high)).ToArray());
        return ChartOf(string.Create(CultureInfo.InvariantCulture, $"Sweep {points[0].Repeat + 1} with weight decay {weightDecay}"), [line], range: null);
    }

    private static Chart ChartOf(string title, IEnumerable<Series> series, ValueRange? range) => new(title, "learning rate", "training loss", series)
    {
        HorizontalScale = AxisScale.Logarithmic,
        VerticalRange = range,
    };

    private static Series Curve(WeightDecayResult decay, int place)
    {
        ValueList<LossCurve> curves = decay.Result.Curves;
        int length = curves.Min(curve => curve.Rates.Count);
        double[][] points = [.. Enumerable.Range(0, length).Select(point => curves.Select(curve => curve.Smoothed[point]).ToArray())];
        string name = string.Create(CultureInfo.InvariantCulture, $"weight decay {decay.WeightDecay}");
        return new Series(name, curves[0].Rates.Span[..length].ToArray(), points.Select(point => point.Average()).ToArray()) { StyleIndex = place }
            .WithBand(points.Select(point => point.Min()).ToArray(), points.Select(point => point.Max()).ToArray());
    }

    private static IEnumerable<Series> Best(WeightDecayResult decay, int place, ValueRange range)
    {
        if (decay.Result.Recommendation.LearningRate is { } rate)
            yield return Upright(string.Create(CultureInfo.InvariantCulture, $"peak {rate:G2}"), rate, range) with { StyleIndex = place };
    }

    /// <summary>Left out where it lies outside the sweep.</summary>
    private static IEnumerable<Series> Stability(FindingResult result, ValueRange range)
    {
        double limit = result.StabilityLimit;
        if (limit >= result.Settings.LowestRate && limit <= result.Settings.HighestRate)
            yield return Upright(string.Create(CultureInfo.InvariantCulture, $"stable at first below {limit:G2}"), limit, range) with { StyleIndex = StabilityStyle };
    }

    private static Series Upright(string name, double rate, ValueRange range) =>
        new(name, new[] { rate, rate }, new[] { range.Low, range.High }) { IsDashed = true };

    /// <summary>From below the lowest loss to as far above the first as the curve falls below it.</summary>
    private static ValueRange Visible(FindingResult result)
    {
        double[] smoothed = [.. result.WeightDecays.SelectMany(decay => decay.Result.Curves).SelectMany(curve => curve.Smoothed)];
        if (smoothed.Length == 0)
            return new ValueRange(0, 1);
        double first = smoothed[0], low = smoothed.Min(), fall = Math.Max(first - low, 0.1 * Math.Abs(first) + 1e-6);
        return new ValueRange(low - 0.1 * fall, first + fall);
    }
}
