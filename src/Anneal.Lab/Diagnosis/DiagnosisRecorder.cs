using Anneal.Engine.Diagnosis;
using Anneal.Engine.Training;
using Anneal.Lab.Training;

namespace Anneal.Lab.Diagnosis;

/// <summary>Measures a run at fixed shares of its length and at its end, and looks back when it diverges.</summary>
/// <param name="probe">What measures.</param>
/// <param name="plan">When.</param>
/// <param name="divergences">What remembers the last updates; told of them before this observer.</param>
/// <param name="log">Where measurements are written.</param>
/// <param name="recorder">Whom they are shown by.</param>
/// <param name="before">What earlier processes of the run have written.</param>
internal sealed class DiagnosisRecorder(
    DiagnosisProbe probe, DiagnosisPlan plan, DivergenceRecorder divergences, MetricsLog log, RunRecorder recorder, RunMetrics before) : ITrainingObserver
{
    private long _measured = before.Points.Count > 0 ? before.Points[^1].UpdatesDone : -1;
    private UpdateRecord _beforeLast = before.Updates.Count > 1 ? before.Updates[^2] : default;
    private UpdateRecord _last = before.Updates.Count > 0 ? before.Updates[^1] : default;

    public void OnUpdateCompleted(in UpdateCompleted completed) => (_beforeLast, _last) = (_last, new UpdateRecord(completed));

    public void OnBetweenUpdates(Trainer trainer)
    {
        if (plan.IsDue(trainer.UpdatesDone))
            Measure(trainer.UpdatesDone);
    }

    public void OnRunCompleted(in RunCompleted completed) => Measure(completed.UpdatesDone);

    public void OnRunDiverged(in RunDiverged diverged)
    {
        if (divergences.Found is { } found)
            log.Write(found);
    }

    /// <summary>The last batch of an epoch may be smaller than the others.</summary>
    private int UpdateExamples => Math.Max(_beforeLast.Examples, _last.Examples);

    private void Measure(long updatesDone)
    {
        if (_measured == updatesDone)
            return;
        recorder.Aside(() =>
        {
            DiagnosisPoint point = probe.Measure(updatesDone, _last.Used, UpdateExamples);
            log.Write(point);
            recorder.Show(point);
        });
        _measured = updatesDone;
    }
}
