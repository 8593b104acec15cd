using static System.FormattableString;

namespace Anneal.Lab.Diagnosis;

/// <summary>Measurements as rows of text, for the terminal and for pages.</summary>
public static class DiagnosisTable
{
    /// <summary>The headings.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["updates", "training", "validation", "gap", "gradient", "noise scale", "update noise", "λmax", "ηλ/(2(1+β))", "fresh statistics"];

    /// <summary>A measurement under the headings.</summary>
    /// <param name="point">The measurement.</param>
    /// <returns>As many cells as there are headings.</returns>
    public static IReadOnlyList<string> Row(DiagnosisPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return
        [
            Invariant($"{point.UpdatesDone}"), Percent(point.TrainingAccuracy), Percent(point.ValidationAccuracy), Gap(point), Number(point.GradientNorm), Number(point.NoiseScale),
            Number(point.UpdateNoise), Number(point.Sharpness), Number(point.StabilityRatio), Percent(point.RecalibratedAccuracy),
        ];
    }

    /// <summary>A measurement in a line.</summary>
    /// <param name="point">The measurement.</param>
    /// <returns>What is known of it, without a line end.</returns>
    public static string Line(DiagnosisPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Invariant($"gap {Gap(point)} points, gradient {Number(point.GradientNorm)}, noise scale {Number(point.NoiseScale)}, λmax {Number(point.Sharpness)}")
            + (double.IsFinite(point.StabilityRatio) ? Invariant($", ηλ/(2(1+β)) {Number(point.StabilityRatio)}") : "")
            + (double.IsFinite(point.RecalibratedAccuracy) ? Invariant($", with fresh statistics {100 * (point.RecalibratedAccuracy - point.ValidationAccuracy):+0.0;-0.0} points") : "");
    }

    private static string Gap(DiagnosisPoint point) => Invariant($"{100 * point.AccuracyGap:0.0} ± {100 * point.AccuracyGapError:0.0}");

    private static string Percent(double share) => double.IsFinite(share) ? Invariant($"{100 * share:0.0} %") : "–";

    private static string Number(double value) => double.IsFinite(value) ? Invariant($"{value:G3}") : double.IsInfinity(value) ? "∞" : "–";
}
