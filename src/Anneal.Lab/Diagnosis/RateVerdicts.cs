using static System.FormattableString;

namespace Anneal.Lab.Diagnosis;

/// <summary>What the measurements say about the learning rate.</summary>
internal static class RateVerdicts
{
    public static Verdict? Diverged(RunMeasurements measured) => measured.Divergence is { } divergence
        ? new Verdict(
            VerdictKind.Diverged,
            Invariant($"The run diverged at update {(divergence.LastUpdates is [.., var last] ? last.Step + 1 : divergence.Step)}{(divergence.LastUpdates is [.., var before] ? Invariant($", at a learning rate of {before.LearningRate:G3}") : "")}. {divergence}"),
            "Take a lower peak, a longer warm-up, or a limit on the gradients (--clip 1).")
        : null;

    /// <summary>The loss was thrown far out but came back, or training ends where guessing begins.</summary>
    public static Verdict? TooLarge(RunMeasurements measured)
    {
        if (measured.Divergence is not null)
            return null;
        if (measured.HighestLoss > VerdictThresholds.ThrownOut * Math.Max(measured.FirstLoss, measured.ChanceLoss))
        {
            return new Verdict(
                VerdictKind.LearningRateTooLarge,
                Invariant($"The learning rate was too large: the loss rose to {measured.HighestLoss:G3} at update {measured.HighestUpdate}, more than {VerdictThresholds.ThrownOut:0} times that of the first update, {measured.FirstLoss:G3}.{Ratio(measured)}"),
                "Take a lower peak or a longer warm-up; anneal find shows how far it may go.");
        }

        bool wasHigh = HighestRatio(measured) >= 1 || measured.HighestLoss > VerdictThresholds.ThrownOut / 1.5 * measured.FirstLoss;
        return measured.Last is { } last && last.TrainingLoss >= VerdictThresholds.NothingLearned * measured.ChanceLoss && wasHigh
            ? new Verdict(
                VerdictKind.LearningRateTooLarge,
                Invariant($"The learning rate was too large: the training loss ends at {last.TrainingLoss:0.000}, that of guessing is {measured.ChanceLoss:0.000}.{Ratio(measured)}"),
                "Take a lower peak or a longer warm-up; anneal find shows how far it may go.")
            : null;
    }

    /// <summary>A slow steady fall, far below the edge of stability.</summary>
    public static Verdict? TooSmall(RunMeasurements measured)
    {
        if (measured.Last is not { } last || last.TrainingLoss <= VerdictThresholds.UnlearnedShare * measured.ChanceLoss || !IsSteady(measured))
            return null;
        double ratio = RatioOfHighestRate(measured);
        if (double.IsNaN(ratio) ? !IsStillFalling(measured, last) : ratio >= VerdictThresholds.FarBelowEdge)
            return null;
        string why = double.IsNaN(ratio)
            ? "was still falling in the second half of the run"
            : Invariant($"by the sharpness that was measured its highest rate is {ratio:G2} of the edge of stability (threshold {VerdictThresholds.FarBelowEdge})");
        return new Verdict(
            VerdictKind.LearningRateTooSmall,
            Invariant($"The learning rate is too small: the training loss is still {last.TrainingLoss:0.000} ({100 * last.TrainingLoss / measured.ChanceLoss:0} % of that of guessing, threshold {100 * VerdictThresholds.UnlearnedShare:0} %), and {why}."),
            "Take a higher peak; anneal find shows how far it may go.");
    }

    /// <summary>The highest measured share of the edge of stability; NaN where it was never measured.</summary>
    private static double HighestRatio(RunMeasurements measured) =>
        measured.Points.Select(point => point.StabilityRatio).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The share of the edge that the highest rate of the run has by the sharpness of the measurements, which may have been made at lower rates.</summary>
    private static double RatioOfHighestRate(RunMeasurements measured) => double.IsNaN(measured.HighestRate)
        ? HighestRatio(measured)
        : measured.Points.Where(point => double.IsFinite(point.StabilityRatio) && point.LearningRate > 0)
            .Select(point => point.StabilityRatio * measured.HighestRate / point.LearningRate).DefaultIfEmpty(double.NaN).Max();

    private static string Ratio(RunMeasurements measured) => HighestRatio(measured) is var ratio && double.IsFinite(ratio)
        ? Invariant($" The highest measured share of the edge of stability is {ratio:G2}.")
        : "";

    /// <summary>No update's loss was much above the first.</summary>
    private static bool IsSteady(RunMeasurements measured) => !(measured.HighestLoss > 1.25 * Math.Max(measured.FirstLoss, measured.ChanceLoss));

    private static bool IsStillFalling(RunMeasurements measured, DiagnosisPoint last)
    {
        DiagnosisPoint? middle = measured.Points.LastOrDefault(point => 2 * point.UpdatesDone <= last.UpdatesDone);
        return middle is not null && last.TrainingLoss < (1 - VerdictThresholds.StillFalling) * middle.TrainingLoss;
    }
}
