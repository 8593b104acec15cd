using Anneal.Lab.Diagnosis;

namespace Anneal.Lab.Tests.Diagnosis;

/// <summary>Crafted measurements of a sound run of ten classes, to change where a test wants another.</summary>
internal static class Measurements
{
    public static DiagnosisPoint Point { get; } = new()
    {
        UpdatesDone = 1000,
        LearningRate = 0.1,
        Momentum = 0.9,
        UpdateExamples = 128,
        Examples = 2000,
        TrainingLoss = 0.1,
        ValidationLoss = 0.12,
        TrainingAccuracy = 0.97,
        ValidationAccuracy = 0.965,
        RecalibratedAccuracy = double.NaN,
        GradientVariance = 256,
        SquaredGradientNorm = 1,
        SquaredGradientNormError = 0.1,
        Sharpness = 10,
        StabilityRatio = 0.1 * 10 / 3.8,
    };

    public static RunMeasurements Run { get; } = new()
    {
        Points = [Point with { UpdatesDone = 500, TrainingLoss = 0.4, ValidationLoss = 0.4 }, Point],
        Classes = 10,
        FirstLoss = 2.3,
        HighestLoss = 2.4,
    };

    public static RunMeasurements With(Func<DiagnosisPoint, DiagnosisPoint> last) => Run with { Points = [Run.Points[0], last(Point)] };

    public static VerdictKind[] Kinds(RunMeasurements run) => [.. Verdicts.Of(run).Select(verdict => verdict.Kind)];
}
