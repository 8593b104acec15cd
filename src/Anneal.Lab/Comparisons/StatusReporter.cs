using Anneal.Engine.Training;

namespace Anneal.Lab.Comparisons;

/// <summary>Tells the comparison's progress where a run is, a few times an epoch.</summary>
internal sealed class StatusReporter(RunRequest request, ComparisonProgress progress) : ITrainingObserver
{
    private const int Interval = 32;

    private long _unreported;

    public void OnUpdateCompleted(in UpdateCompleted completed)
    {
        _unreported++;
        if (completed.Step % Interval != 0 && completed.Step != request.Plan.Steps - 1)
            return;
        progress.Report(new RunStatus(request.Label, request.Seed, completed.Step, request.Plan.Steps, completed.Used, completed.Loss), _unreported);
        _unreported = 0;
    }
}
