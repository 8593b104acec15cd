namespace Anneal.Engine.Training;

/// <summary>How a run ended.</summary>
public enum TrainingOutcome
{
    /// <summary>Every update of the plan was made.</summary>
    Completed,

    /// <summary>The loss was not a finite number.</summary>
    Diverged,

    /// <summary>The caller asked it to stop.</summary>
    Cancelled,
}

/// <summary>What a run came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="UpdatesDone">Updates made.</param>
/// <param name="FinalLoss">Mean loss of the last batch that was computed; NaN where there was none.</param>
public readonly record struct TrainingResult(TrainingOutcome Outcome, long UpdatesDone, double FinalLoss);
