namespace Anneal.Lab.Comparisons;

/// <summary>An evaluation during a run, without any effect on it.</summary>
/// <param name="Update">How many updates were done before it.</param>
/// <param name="TrainingLoss">Mean loss on a fixed part of the training images.</param>
/// <param name="TrainingAccuracy">Share of that part named rightly, from 0 to 1.</param>
/// <param name="ValidationLoss">Mean loss on the validation images.</param>
/// <param name="ValidationAccuracy">Share of the validation images named rightly, from 0 to 1.</param>
public readonly record struct CurvePoint(
    long Update, double TrainingLoss, double TrainingAccuracy, double ValidationLoss, double ValidationAccuracy);
