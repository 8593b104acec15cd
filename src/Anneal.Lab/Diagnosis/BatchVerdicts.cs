using static System.FormattableString;

namespace Anneal.Lab.Diagnosis;

/// <summary>What the measurements say about batches: their size against the noise of gradients, and the statistics that are taken of them.</summary>
internal static class BatchVerdicts
{
    private const double Z = 1.959963984540054;

    /// <summary>Against the noise scale of the second half of the run: means of numerators and denominators apart, and the end of the 95 % interval that is nearer to the batch.</summary>
    public static Verdict? Size(RunMeasurements measured)
    {
        DiagnosisPoint[] half = [.. measured.Points.Skip(measured.Points.Count / 2).Where(point => double.IsFinite(point.GradientVariance) && double.IsFinite(point.SquaredGradientNorm))];
        double variance = half.Sum(point => point.GradientVariance), square = half.Sum(point => point.SquaredGradientNorm);
        double error = Z * Math.Sqrt(half.Sum(point => point.SquaredGradientNormError * point.SquaredGradientNormError));
        if (half.Length == 0 || variance <= 0 || square + error <= 0)
            return null;
        (double least, int batch) = (variance / (square + error), half[^1].UpdateExamples);
        if (least > VerdictThresholds.FarFromNoiseScale * batch)
        {
            return new Verdict(
                VerdictKind.BatchTooSmall,
                Invariant($"Batches are small: the noise scale is {least:N0} examples or more in the second half of the run, {least / batch:0} times the {batch} of an update (threshold {VerdictThresholds.FarFromNoiseScale:0})."),
                "Larger batches with a higher rate would take fewer updates with hardly more examples, where they are faster to compute.");
        }

        double most = square > error ? variance / (square - error) : double.PositiveInfinity;
        return most < batch / VerdictThresholds.FarFromNoiseScale
            ? new Verdict(
                VerdictKind.BatchTooLarge,
                Invariant($"Batches are large: the noise scale is {most:G3} examples or fewer in the second half of the run, and an update has {batch} (threshold {VerdictThresholds.FarFromNoiseScale:0} times)."),
                "Smaller batches would learn as much from each update with fewer examples.")
            : null;
    }

    /// <summary>Fresh statistics change the accuracy for certain.</summary>
    public static Verdict? StaleStatistics(RunMeasurements measured)
    {
        if (measured.Last is not { } last || !double.IsFinite(last.RecalibratedAccuracy))
            return null;
        double change = last.RecalibratedAccuracy - last.ValidationAccuracy;
        double error = Z * Math.Sqrt(Math.Abs(change) * (1 - Math.Abs(change)) / last.Examples);
        return change > VerdictThresholds.StaleChange && change - error > 0
            ? new Verdict(
                VerdictKind.StaleStatistics,
                Invariant($"The statistics of the batch normalizations are stale: {100 * last.ValidationAccuracy:0.0} % of validation examples are told right, with fresh statistics {100 * last.RecalibratedAccuracy:0.0} % (threshold {100 * VerdictThresholds.StaleChange:0} point)."),
                "Recalibrate the network at the end, or let the running statistics move faster.")
            : null;
    }
}
