namespace Anneal.Lab.Diagnosis;

/// <summary>Says in words what measurements mean: the same words for the same numbers.</summary>
/// <remarks>Rules and thresholds, with their sources, are in <c>docs/diagnosis.md</c>.</remarks>
/// <example>
/// <code>
/// var measured = new RunMeasurements { Points = [], Classes = 10, FirstLoss = 2.3, HighestLoss = 9.7, HighestUpdate = 41 };
/// Verdict verdict = Verdicts.Of(measured)[0];   // the learning rate was too large
/// </code>
/// </example>
public static class Verdicts
{
    /// <summary>Everything that can be said.</summary>
    /// <param name="measured">The measurements of a run.</param>
    /// <returns>One verdict or more; <see cref="VerdictKind.Sound"/> alone where nothing stood out.</returns>
    public static IReadOnlyList<Verdict> Of(RunMeasurements measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        Verdict?[] found =
        [
            RateVerdicts.Diverged(measured), RateVerdicts.TooLarge(measured), RateVerdicts.TooSmall(measured),
            GapVerdicts.Overfitting(measured), GapVerdicts.UnderRegularized(measured),
            BatchVerdicts.Size(measured), BatchVerdicts.StaleStatistics(measured),
        ];
        Verdict[] verdicts = [.. found.OfType<Verdict>()];
        return verdicts.Length > 0 ? verdicts : [Sound(measured)];
    }

    private static Verdict Sound(RunMeasurements measured) => new(
        VerdictKind.Sound,
        measured.Last is { } last
            ? FormattableString.Invariant($"Nothing stands out: {100 * last.TrainingAccuracy:0.0} % of training and {100 * last.ValidationAccuracy:0.0} % of validation examples are told right.")
            : "Nothing stands out; there are no measurements.",
        "");
}
