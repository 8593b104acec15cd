using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Losses;
using Anneal.Engine.Training;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;
using Anneal.Lab.Training;

namespace Anneal.Lab.Diagnosis;

/// <summary>Measures the networks that a run has kept: the checkpoints, and the best. The run is left as it is.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="data">The data it was trained on.</param>
public sealed class RunExaminer(RunFolder folder, DataSet data)
{
    private const int SharpnessExamples = 512;

    private const int SharpnessBatches = 8;

    private const int GapExamples = 2000;

    /// <summary>Measures every network.</summary>
    /// <param name="threads">Threads; as many as there are processors if not given. Has no effect on results.</param>
    /// <returns>What was found, in the order in which the networks were trained.</returns>
    /// <exception cref="AnnealException">The data are not those of the run, or it has no sound checkpoint.</exception>
    public RunExamination Examine(int? threads = null)
    {
        TrainingSettings settings = TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]);
        if (RunSummary.Read(folder).DataHash is var hash && hash != data.ContentHash)
            throw new AnnealException($"The data have changed: the run began on {hash[..16]}…, but '{data.Name}' is {data.ContentHash[..16]}… now (SHA-256 of the decoded images). Bring the data of the run back.");
        RunMetrics metrics = RunMetrics.Read(folder[MetricsLog.Name]);
        using var pool = new WorkerPool(threads ?? Environment.ProcessorCount);
        NetworkDiagnosis[] networks = [.. Checkpoints().Select(kept => Examine(kept, settings, metrics, pool))];
        return networks.Length == 0
            ? throw new AnnealException($"The run '{folder.Path}' has no checkpoint yet; its first comes at the end of an epoch.")
            : new RunExamination
            {
                Run = folder.Path,
                SharpnessExamples = Math.Min(SharpnessExamples, data.Train.Count),
                Networks = networks,
                Points = [.. metrics.Points],
                Verdicts = [.. Verdicts.Of(RunMeasurements.Of(metrics, data.Train.Classes))],
            };
    }

    private NetworkDiagnosis Examine((string Name, Checkpoint Checkpoint, long UpdatesDone) kept, TrainingSettings settings, RunMetrics metrics, WorkerPool pool)
    {
        ImageData train = data.Normalize(data.Train);
        int examples = Math.Min(SharpnessExamples, train.Count);
        Model model = Model.Load(kept.Checkpoint.Tensors, Math.Max(settings.BatchSize, examples), pool);
        UpdateRecord update = metrics.Updates.FirstOrDefault(update => update.Update == kept.UpdatesDone - 1);
        var loss = new SoftmaxCrossEntropy(settings.LabelSmoothing);
        var batch = new Batch(examples, train.InputSize, pool);
        new ShuffledBatches(train, examples, seed: 0).Fill(batch);
        var probe = new CurvatureProbe(model, batch, loss);
        Sharpness sharpness = probe.Sharpness();
        DiagnosisPoint point = new DiagnosisProbe(model, data, settings, Math.Min(GapExamples, Math.Min(data.Train.Count, data.Validation.Count)))
            .Measure(kept.UpdatesDone, update.Used, settings.BatchSize * settings.AccumulatedBatches);
        return new NetworkDiagnosis
        {
            Network = kept.Name,
            UpdatesDone = kept.UpdatesDone,
            Sharpness = sharpness.Largest,
            Converged = sharpness.Converged,
            StabilityLimit = sharpness.StabilityLimit(update.Used.Momentum),
            BatchSharpness = BatchSharpness.Of(model, new ShuffledBatches(train, settings.BatchSize, settings.Seed), SharpnessBatches, loss),
            SharpnessWithinRadius = probe.SharpnessWithin(),
            Point = point,
        };
    }

    /// <summary>The checkpoints and the best network, each update once, in order.</summary>
    private IEnumerable<(string Name, Checkpoint Checkpoint, long UpdatesDone)> Checkpoints()
    {
        var store = new CheckpointStore(folder[TrainingRun.CheckpointsName]);
        List<(string, Checkpoint, long)> kept = [.. store.Steps.Select(step => (FormattableString.Invariant($"checkpoints/step-{step:D12}"), store.Read(step), step))];
        if (store.ReadBest() is { } best && UpdatesOf(best) is var updates && !store.Steps.Contains(updates))
            kept.Add(("checkpoints/best", best, updates));
        return kept.OrderBy(network => network.Item3);
    }

    private static long UpdatesOf(Checkpoint checkpoint) => TrainingState.Parse(RunState.Parse(checkpoint.State).Trainer.GetRawText()).UpdatesDone;
}
