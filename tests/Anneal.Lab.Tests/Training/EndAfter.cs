using Anneal.Engine.Training;

namespace Anneal.Lab.Tests.Training;

/// <summary>Ends a run once it has made some updates, in a clean way or as a kill does: at once, with nothing written.</summary>
internal sealed class EndAfter(long updates, CancellationTokenSource? cleanly = null) : ITrainingObserver
{
    public void OnUpdateCompleted(in UpdateCompleted completed)
    {
        if (completed.Step + 1 != updates)
            return;
        if (cleanly is null)
            throw new KilledException();
        cleanly.Cancel();
    }
}

internal sealed class KilledException : Exception;
