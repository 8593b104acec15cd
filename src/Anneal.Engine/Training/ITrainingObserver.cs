namespace Anneal.Engine.Training;

/// <summary>Somebody who is told what happens in a run. Every method does nothing unless it is written.</summary>
/// <remarks>
/// Observers are told in the order of the list, on the thread of the run, between updates; the run waits for them. An
/// exception in an observer ends the run and reaches the caller.
/// </remarks>
public interface ITrainingObserver
{
    /// <summary>The run begins; told once, first.</summary>
    /// <param name="started">What is to come.</param>
    void OnRunStarted(in RunStarted started)
    {
    }

    /// <summary>An update was made.</summary>
    /// <param name="completed">The update.</param>
    void OnUpdateCompleted(in UpdateCompleted completed)
    {
    }

    /// <summary>The last update of an epoch was made; told after that update.</summary>
    /// <param name="completed">The epoch.</param>
    void OnEpochCompleted(in EpochCompleted completed)
    {
    }

    /// <summary>An update and everything that follows from it is done, and the next has not begun: the trainer's state may be saved.</summary>
    /// <param name="trainer">The trainer.</param>
    void OnBetweenUpdates(Trainer trainer)
    {
    }

    /// <summary>The plan is done; told once, last.</summary>
    /// <param name="completed">The outcome.</param>
    void OnRunCompleted(in RunCompleted completed)
    {
    }

    /// <summary>The loss was not finite; told once, last.</summary>
    /// <param name="diverged">Where and how.</param>
    void OnRunDiverged(in RunDiverged diverged)
    {
    }

    /// <summary>The run was cancelled; told once, last.</summary>
    /// <param name="cancelled">How far it came.</param>
    void OnRunCancelled(in RunCancelled cancelled)
    {
    }
}
