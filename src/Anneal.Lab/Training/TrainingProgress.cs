using Anneal.Lab.Diagnosis;

namespace Anneal.Lab.Training;

/// <summary>How far a run has come, for a view that looks from another thread.</summary>
/// <param name="Updates">Updates of the plan.</param>
/// <param name="UpdatesDone">Updates that were done.</param>
/// <param name="UpdatesBefore">Those of them that were done before this process.</param>
/// <param name="Epoch">The epoch at hand, from 0.</param>
/// <param name="Used">The hyperparameters of the last update.</param>
/// <param name="Loss">A running mean of the last updates' losses.</param>
/// <param name="Seconds">Seconds of training of this process, evaluation and checkpoints excluded.</param>
/// <param name="Epochs">The epochs that were completed.</param>
public sealed record TrainingProgress(
    long Updates, long UpdatesDone, long UpdatesBefore, long Epoch, Hyperparameters Used, double Loss, double Seconds, IReadOnlyList<EpochRecord> Epochs)
{
    /// <summary>The last measurement of this process; null before the first.</summary>
    public DiagnosisPoint? Diagnosis { get; init; }

    /// <summary>Seconds until the end, from the mean time of this process's updates; null before the first.</summary>
    public double? SecondsLeft => UpdatesDone > UpdatesBefore ? Seconds / (UpdatesDone - UpdatesBefore) * (Updates - UpdatesDone) : null;
}
