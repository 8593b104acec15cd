using static System.FormattableString;

namespace Anneal.Lab.Diagnosis;

/// <summary>What the measurements say about training examples against others.</summary>
internal static class GapVerdicts
{
    /// <summary>The gap is large for certain, or the validation loss rose while that of training fell.</summary>
    public static Verdict? Overfitting(RunMeasurements measured)
    {
        if (measured.Last is not { } last || last.LossGap <= 0)
            return null;
        if (last.AccuracyGap - last.AccuracyGapError > VerdictThresholds.LargeGap)
            return Verdict(Invariant($"{Gap(last)}, more than {100 * VerdictThresholds.LargeGap:0} points for certain."));
        DiagnosisPoint lowest = measured.Points.Where(point => double.IsFinite(point.ValidationLoss)).MinBy(point => point.ValidationLoss)!;
        return last.ValidationLoss > VerdictThresholds.RisenLoss * lowest.ValidationLoss && last.TrainingLoss < lowest.TrainingLoss
            ? Verdict(Invariant($"the validation loss rose from {lowest.ValidationLoss:0.000} after {lowest.UpdatesDone} updates to {last.ValidationLoss:0.000} (threshold {VerdictThresholds.RisenLoss} times), while the training loss fell from {lowest.TrainingLoss:0.000} to {last.TrainingLoss:0.000}."))
            : null;
    }

    /// <summary>Everything that was shown is known, and there is a gap for certain.</summary>
    public static Verdict? UnderRegularized(RunMeasurements measured) =>
        measured.Last is { } last && last.TrainingAccuracy >= VerdictThresholds.KnownShare && Overfitting(measured) is null
            && last.AccuracyGap - last.AccuracyGapError > VerdictThresholds.SmallGap
            ? new Verdict(
                VerdictKind.UnderRegularized,
                Invariant($"The network is under-regularized: {Gap(last)}, more than {100 * VerdictThresholds.SmallGap:0} point for certain, and all training examples are known."),
                "Take more weight decay, augmentation, dropout or a higher peak.")
            : null;

    private static Verdict Verdict(string why) => new(
        VerdictKind.Overfitting, $"The network is overfitting: {why}", "Take more weight decay, augmentation or data, a higher peak, or fewer epochs.");

    private static string Gap(DiagnosisPoint last) =>
        Invariant($"{100 * last.TrainingAccuracy:0.0} % of training examples are told right and {100 * last.ValidationAccuracy:0.0} % of others, a gap of {100 * last.AccuracyGap:0.0} ± {100 * last.AccuracyGapError:0.0} points");
}
