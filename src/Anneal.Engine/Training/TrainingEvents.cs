namespace Anneal.Engine.Training;

/// <summary>A run begins.</summary>
/// <param name="Steps">Updates that the plan has.</param>
/// <param name="BatchesPerEpoch">Batches in an epoch: its updates, where no batches are accumulated.</param>
/// <param name="ExamplesPerEpoch">Examples in an epoch.</param>
public readonly record struct RunStarted(long Steps, int BatchesPerEpoch, int ExamplesPerEpoch);

/// <summary>An update was made.</summary>
/// <param name="Step">The update, counted from 0.</param>
/// <param name="Epoch">The epoch that its first batch is in, counted from 0.</param>
/// <param name="Examples">Examples in its batches.</param>
/// <param name="Loss">Mean loss of its examples, before the update.</param>
/// <param name="Used">The plan's values that the update used.</param>
public readonly record struct UpdateCompleted(long Step, long Epoch, int Examples, double Loss, Hyperparameters Used);

/// <summary>The last update of an epoch was made.</summary>
/// <param name="Epoch">The epoch, counted from 0.</param>
/// <param name="Step">Its last update, counted from 0.</param>
/// <param name="MeanLoss">Mean of the epoch's examples, each before its update.</param>
public readonly record struct EpochCompleted(long Epoch, long Step, double MeanLoss);

/// <summary>The last update of the plan was made.</summary>
/// <param name="UpdatesDone">Updates made.</param>
/// <param name="FinalLoss">Mean loss of the last batch, before its update.</param>
public readonly record struct RunCompleted(long UpdatesDone, double FinalLoss);

/// <summary>The loss was not a finite number, and the run ended before that update.</summary>
/// <param name="Step">The update that was not made, counted from 0.</param>
/// <param name="Loss">What the loss was: NaN or infinite.</param>
/// <param name="Used">The plan's values that the update would have used.</param>
public readonly record struct RunDiverged(long Step, double Loss, Hyperparameters Used);

/// <summary>The run was cancelled, after an update or before the first.</summary>
/// <param name="UpdatesDone">Updates made.</param>
public readonly record struct RunCancelled(long UpdatesDone);
