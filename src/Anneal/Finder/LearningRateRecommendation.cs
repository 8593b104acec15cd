using System.Globalization;

namespace Anneal.Finder;

/// <summary>The finder's own answer, with its reasons; or the reasons why there is none.</summary>
/// <remarks>
/// <para>The peak for a 1cycle is half of the rate at which the loss has risen again by a tenth of its fall. That rate is read off the valley (first
/// falling, then rising) that is nearest by least squares to the median of all sweeps, each loss beside the rate that caused it. The rise says
/// where updates become too large; where the loss falls says also how long the sweep has trained already, and is not used for the
/// peak.</para>
/// <para>The band is Student's t interval at 95 %, on a logarithmic axis, from the answers of the single sweeps.</para>
/// </remarks>
public sealed record LearningRateRecommendation
{
    private LearningRateRecommendation()
    {
    }

    /// <summary>The peak rate for a 1cycle; null for no answer.</summary>
    public double? LearningRate { get; private init; }

    /// <summary>The lower end of the band; null where fewer than two sweeps have an answer.</summary>
    public double? Low { get; private init; }

    /// <summary>The upper end of the band; null where fewer than two sweeps have an answer.</summary>
    public double? High { get; private init; }

    /// <summary>The rate at which half of the fall is done; null for no answer.</summary>
    public double? FallRate { get; private init; }

    /// <summary>The rate at which the loss has risen again by a tenth of its fall; null for no answer.</summary>
    public double? RiseRate { get; private init; }

    /// <summary>Why this answer, or why none: sentences with the numbers that led to it.</summary>
    public ValueList<string> Reasons { get; private init; }

    /// <summary>Reads an answer off the curves of some sweeps through the same rates.</summary>
    /// <param name="curves">One curve or more.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static LearningRateRecommendation From(ValueList<LossCurve> curves)
    {
        if (curves.Count == 0)
            throw new ArgumentException("There is no curve to read a rate from; make a sweep.", nameof(curves));
        UsableRange range = UsableRange.Of(curves.Span);
        if (range.Problem is { } problem)
            return new LearningRateRecommendation { Reasons = [problem] };
        RateSpread spread = RateSpread.Of(curves.Select(curve => UsableRange.Of(curve)));
        return new LearningRateRecommendation
        {
            LearningRate = range.Peak,
            FallRate = range.From,
            RiseRate = range.To,
            Low = range.Peak / spread.Factor,
            High = range.Peak * spread.Factor,
            Reasons = [FallReason(range), RiseReason(range, curves), PeakReason(range), spread.Reason],
        };
    }

    private static string FallReason(UsableRange range) => Text(
        $"The loss falls from {range.StartLoss:G4} to {range.LowestLoss:G4}; half of that is done at a rate of {range.From:G3}.");

    private static string RiseReason(UsableRange range, ValueList<LossCurve> curves)
    {
        string end = curves.Min(curve => curve.DivergenceRate) is { } divergence ? Text($"; the first sweep diverges at {divergence:G3}") : "";
        return Text($"At {range.To:G3} it has risen again by a tenth of the fall") + $"{end}.";
    }

    private static string PeakReason(UsableRange range) => Text($"The peak of a 1cycle is half of that: {range.Peak:G3}.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
