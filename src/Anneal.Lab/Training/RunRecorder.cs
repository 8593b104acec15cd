using System.Diagnostics;
using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Training;
using Anneal.Lab.Diagnosis;

namespace Anneal.Lab.Training;

/// <summary>Writes a run's metrics, measures it after every epoch, and tells how far it is.</summary>
internal sealed class RunRecorder : ITrainingObserver
{
    /// <summary>Updates over which the shown loss is averaged, about.</summary>
    private const double Memory = 20;

    private const int ReportInterval = 8;

    private readonly Evaluator _evaluator;
    private readonly IBatchSource _validation;
    private readonly MetricsLog _log;
    private readonly List<EpochRecord> _epochs;
    private readonly double _secondsBefore;
    private readonly long _start = Stopwatch.GetTimestamp();
    private TrainingProgress _progress;
    private TimeSpan _elsewhere;
    private double _epochBegan;
    private double _loss = double.NaN;
    private Hyperparameters _used;

    public RunRecorder(Model model, IBatchSource validation, MetricsLog log, long updates, RunState? before, long updatesBefore)
    {
        (_evaluator, _validation, _log) = (new Evaluator(model), validation, log);
        _epochs = [.. before?.Epochs ?? []];
        _secondsBefore = before?.Seconds ?? 0;
        _epochBegan = _epochs.Sum(epoch => epoch.Seconds);
        _progress = new(updates, updatesBefore, updatesBefore, _epochs.Count, default, double.NaN, 0, [.. _epochs]);
    }

    /// <summary>How far the run is; may be asked for on any thread.</summary>
    public TrainingProgress Progress => Volatile.Read(ref _progress);

    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>Seconds of training, earlier processes included.</summary>
    public double Seconds => _secondsBefore + SecondsHere;

    /// <summary>Whether the last epoch has the least validation loss of all.</summary>
    public bool IsBest => _epochs.Count > 0 && _epochs.All(epoch => _epochs[^1].ValidationLoss <= epoch.ValidationLoss);

    private double SecondsHere => (Stopwatch.GetElapsedTime(_start) - _elsewhere).TotalSeconds;

    /// <summary>The validation loss that the last epoch was measured with, for a plan that decides by it.</summary>
    public double ValidationLoss() => _epochs[^1].ValidationLoss;

    /// <summary>Does something that is not training.</summary>
    public void Aside(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        _elsewhere += Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Shows a measurement.</summary>
    public void Show(DiagnosisPoint point) => Volatile.Write(ref _progress, _progress with { Diagnosis = point });

    public void OnUpdateCompleted(in UpdateCompleted completed)
    {
        _log.Write(completed);
        _used = completed.Used;
        _loss = double.IsNaN(_loss) ? completed.Loss : _loss + (completed.Loss - _loss) / Memory;
        if (completed.Step % ReportInterval == 0 || completed.Step == _progress.Updates - 1)
            Report(completed.Step + 1, completed.Epoch);
    }

    public void OnEpochCompleted(in EpochCompleted completed)
    {
        double seconds = Seconds - _epochBegan;
        Evaluation unseen = default;
        Aside(() => unseen = _evaluator.Evaluate(_validation));
        var epoch = new EpochRecord(completed.Epoch, completed.Step, completed.MeanLoss, unseen.MeanLoss, unseen.Accuracy, _used, seconds);
        _epochs.Add(epoch);
        _epochBegan += seconds;
        _log.Write(epoch);
        Report(completed.Step + 1, completed.Epoch + 1);
    }

    private void Report(long done, long epoch) => Volatile.Write(
        ref _progress,
        _progress with { UpdatesDone = done, Epoch = epoch, Used = _used, Loss = _loss, Seconds = SecondsHere, Epochs = _progress.Epochs.Count == _epochs.Count ? _progress.Epochs : [.. _epochs] });
}
