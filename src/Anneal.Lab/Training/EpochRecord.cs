namespace Anneal.Lab.Training;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">Its number, from 0.</param>
/// <param name="Step">Its last update, from 0.</param>
/// <param name="TrainingLoss">Mean loss of the epoch's examples while they were trained on.</param>
/// <param name="ValidationLoss">Mean loss of the validation images after it.</param>
/// <param name="ValidationAccuracy">The share of validation images that were told right, from 0 to 1.</param>
/// <param name="Used">The hyperparameters of its last update.</param>
/// <param name="Seconds">What its training took, evaluation and checkpoints excluded.</param>
public readonly record struct EpochRecord(
    long Epoch, long Step, double TrainingLoss, double ValidationLoss, double ValidationAccuracy, Hyperparameters Used, double Seconds);
