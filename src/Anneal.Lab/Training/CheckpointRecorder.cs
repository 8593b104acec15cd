using System.Text.Json;
using Anneal.Engine.Storage;
using Anneal.Engine.Training;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Training;

/// <summary>Writes checkpoints: at the end of every epoch or every so many updates, and whenever the network is the best so far.</summary>
internal sealed class CheckpointRecorder(
    CheckpointStore store, RunRecorder recorder, MetricsLog log, TrainingSettings settings, string version, string dataHash, Action<long> saved) : ITrainingObserver
{
    private bool _epochEnded;
    private long _last = -1;

    public void OnEpochCompleted(in EpochCompleted completed) => _epochEnded = true;

    public void OnBetweenUpdates(Trainer trainer)
    {
        bool isDue = settings.CheckpointEvery is { } interval ? trainer.UpdatesDone % interval == 0 : _epochEnded;
        bool isBest = _epochEnded && recorder.IsBest;
        _epochEnded = false;
        if (isDue || isBest)
            recorder.Aside(() => Save(trainer, isDue, isBest));
    }

    /// <summary>Writes a checkpoint now, unless there is one of this update.</summary>
    public void Save(Trainer trainer)
    {
        if (_last != trainer.UpdatesDone)
            Save(trainer, isDue: true, isBest: false);
    }

    private void Save(Trainer trainer, bool isDue, bool isBest)
    {
        log.Flush();
        TrainingState state = trainer.Save(out TensorFile tensors);
        using JsonDocument trainerState = JsonDocument.Parse(state.ToJson());
        var checkpoint = new Checkpoint(tensors, new RunState
        {
            Version = version,
            Trainer = trainerState.RootElement,
            DataHash = dataHash,
            Kernels = Engine.KernelPath.Current,
            MetricsLength = log.Length,
            Seconds = recorder.Seconds,
            Epochs = [.. recorder.Epochs],
        }.ToJson());
        if (isBest)
            store.SaveBest(checkpoint);
        if (!isDue)
            return;
        store.Save(trainer.UpdatesDone, checkpoint);
        _last = trainer.UpdatesDone;
        saved(trainer.UpdatesDone);
    }
}
