using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Losses;
using Anneal.Engine.Training;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;
using Anneal.Lab.Diagnosis;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Training;

/// <summary>A training run with a folder that it can be resumed from, to the bit, whatever ends its process.</summary>
/// <remarks>
/// The folder is the record: <c>config.json</c> with the settings, <c>run.json</c> with the state at a glance, <c>metrics.jsonl</c> with
/// every update and epoch, <c>checkpoints/</c>, and at the end <c>model.safetensors</c>. One process works on it at a time.
/// </remarks>
/// <example>
/// <code>
/// var settings = new TrainingSettings { Policy = "1cycle(peak 0.2)", Epochs = 1 };
/// RunFolder folder = RunFolder.Create(Path.GetTempPath(), "first-run");
/// using TrainingRun run = TrainingRun.Start(settings, DataCatalog.Load(settings.Data), folder);
/// RunSummary summary = run.Train();
/// Model model = Model.Load(folder[TrainingRun.ModelName]);
/// </code>
/// </example>
public sealed class TrainingRun : IDisposable
{
    /// <summary>The name of the trained network's file.</summary>
    public const string ModelName = "model.safetensors";

    /// <summary>The name of the folder of checkpoints.</summary>
    internal const string CheckpointsName = "checkpoints";

    private readonly RunFolder _folder;
    private readonly DataSet _data;
    private readonly RunLock _lock;
    private readonly WorkerPool _pool;
    private readonly IBatchSource _source;
    private readonly CheckpointStore _checkpoints;
    private readonly Model _model;
    private readonly SequentialBatches _validation;
    private readonly long _plannedUpdates;
    private RunRecorder? _recorder;
    private RunSummary _summary;

    private TrainingRun(TrainingSettings settings, DataSet data, RunFolder folder, RunLock right, RunSummary? summary, DateTimeOffset now)
    {
        (_folder, _data, _lock, Settings) = (folder, data, right, settings with { Kernels = KernelPath.Current });
        _checkpoints = new CheckpointStore(folder[CheckpointsName]);
        _pool = new WorkerPool(settings.Threads ?? Math.Min(Environment.ProcessorCount, 256));
        ImageData train = data.Normalize(data.Train);
        AugmentationSpecification augmentation = AugmentationSpecification.Parse(settings.Augmentation);
        _source = Source(train, settings, augmentation);
        _validation = new SequentialBatches(data.Normalize(data.Validation), Math.Min(settings.BatchSize, data.Validation.Count));
        Plan unlimited = PlanSpecification.BuildWithoutTimeLimit(settings, data);
        _plannedUpdates = unlimited.Steps;
        Plan = PlanSpecification.Build(settings, data);
        _model = ModelSpecification.Parse(settings.Model).Build(train.Shape, train.Classes, LargestBatch(settings, unlimited), settings.Seed, _pool, settings.UsesWinograd);
        _summary = summary ?? new RunSummary
        {
            Version = ProductVersion,
            Started = now,
            Status = TrainingStatus.Running,
            Data = data.Name,
            DataHash = data.ContentHash,
            Kernels = [KernelPath.Current],
            Parameters = _model.Parameters.Sum(parameter => (long)parameter.Count),
            Updates = Plan.Steps,
            UpdatesDone = 0,
            Seconds = 0,
            Epochs = [],
        };
    }

    /// <summary>What is run, with every choice written out.</summary>
    public TrainingSettings Settings { get; }

    /// <summary>The plan: that of the settings, with everything that a resumed run was told and every change of its end.</summary>
    public Plan Plan { get; private set; }

    /// <summary>What was noticed when the run was resumed, such as a damaged checkpoint; nothing as a rule.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>How far it has come; null before <see cref="Train"/>. May be asked for on any thread.</summary>
    public TrainingProgress? Progress => _recorder?.Progress;

    private static string ProductVersion => typeof(TrainingRun).Assembly.GetName().Version!.ToString(3);

    /// <summary>Begins a run in a new folder.</summary>
    /// <param name="settings">What to run.</param>
    /// <param name="data">The data set that the settings name.</param>
    /// <param name="folder">A new folder, as <see cref="RunFolder.Create"/> makes it.</param>
    /// <param name="time">Where the date comes from; the system's clock if not given.</param>
    /// <returns>The run.</returns>
    /// <exception cref="AnnealException">The settings cannot be run; every problem is listed.</exception>
    public static TrainingRun Start(TrainingSettings settings, DataSet data, RunFolder folder, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(folder);
        Prepare(settings, data);
        RunLock right = RunLock.Take(folder);
        try
        {
            var run = new TrainingRun(settings, data, folder, right, summary: null, (time ?? TimeProvider.System).GetUtcNow());
            TrainingSettingsFile.Write(folder[TrainingSettingsFile.Name], run.Settings);
            run._summary.Write(folder);
            return run;
        }
        catch
        {
            right.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a run from its last good checkpoint.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="data">The data set that its settings name.</param>
    /// <param name="kernels">Kernels to go on with in place of those that were recorded; results have other bits then.</param>
    /// <param name="threads">Threads; one a processor if not given. Has no effect on results.</param>
    /// <returns>The run.</returns>
    /// <exception cref="AnnealException">The data are not those of the run, the machine has not its kernels, or another process works on it.</exception>
    public static TrainingRun Resume(RunFolder folder, DataSet data, string? kernels = null, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(data);
        RunLock right = RunLock.Take(folder);
        try
        {
            TrainingSettings settings = TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]);
            RunSummary summary = RunSummary.Read(folder);
            summary.RequireSame(data, settings);
            string recorded = summary.Kernels[^1];
            if (kernels is null && !KernelPath.Available.Contains(recorded))
                throw new AnnealException($"The run used the kernels '{recorded}', which this machine has not. Go on with others by --kernels {KernelPath.Current}: results will have other bits, and the run will say so.");
            settings = settings with { Kernels = kernels ?? recorded, Threads = threads };
            Prepare(settings, data);
            if (recorded != KernelPath.Current)
                summary = summary with { Kernels = [.. summary.Kernels, KernelPath.Current] };
            var run = new TrainingRun(settings, data, folder, right, summary with { Status = TrainingStatus.Running }, default);
            run._summary.Write(folder);
            return run;
        }
        catch
        {
            right.Dispose();
            throw;
        }
    }

    /// <summary>Trains to the end of the plan, or until it is asked to stop; a checkpoint is written in either case.</summary>
    /// <param name="observers">Who is told of every update besides the record; nobody if not given.</param>
    /// <param name="cancellation">Asks to stop after the update at hand.</param>
    /// <returns>How the run stands.</returns>
    /// <exception cref="IOException">The record could not be written, for instance because the disk is full; what was written before is safe.</exception>
    public RunSummary Train(IEnumerable<ITrainingObserver>? observers = null, CancellationToken cancellation = default)
    {
        Checkpoint? checkpoint = _checkpoints.ReadNewest(out IReadOnlyList<string> damaged);
        RunState? before = checkpoint is null ? null : RunState.Parse(checkpoint.State);
        TrainingState? state = before is null ? null : TrainingState.Parse(before.Trainer.GetRawText());
        RunMetrics measured = RunMetrics.Read(_folder[MetricsLog.Name], before?.MetricsLength ?? 0);
        using var log = new MetricsLog(_folder[MetricsLog.Name], before?.MetricsLength ?? 0);
        Warnings = log.IsTruncated ? [.. damaged, $"'{MetricsLog.Name}' has lost lines that were written before the checkpoint; the run goes on without them."] : damaged;
        if (state is null && _summary.Changes.Length > 0)
            throw new AnnealException(string.Join(Environment.NewLine, [.. damaged, $"The run '{_folder.Path}' had its end moved, which is part of its checkpoints, and none is sound. Branch from its parent again, or begin a new run."]));
        Plan planned = Plan;
        Plan = state is null ? planned : Restored(planned, state);
        var recorder = new RunRecorder(_model, _validation, log, Plan.Steps, before, state?.UpdatesDone ?? 0);
        _recorder = recorder;
        var saver = new CheckpointRecorder(_checkpoints, recorder, log, Settings, ProductVersion, _summary.DataHash, done => Summarize(recorder, done, TrainingStatus.Running));
        var trainer = new Trainer(_model, planned, OptimizerSpecification.Parse(Settings.Optimizer).Build(_model), _source, [recorder, .. Diagnosers(log, recorder, measured), saver, .. observers ?? []], new SoftmaxCrossEntropy(Settings.LabelSmoothing))
        {
            AccumulatedBatches = Settings.AccumulatedBatches,
            Clipping = Settings.ClipNorm is { } norm ? GradientClipping.ByNorm(norm) : null,
            Metric = recorder.ValidationLoss,
        };
        if (state is not null)
        {
            trainer.Restore(state, checkpoint!.Tensors);
            _checkpoints.DropAfter(state.UpdatesDone);
        }

        TrainingResult result = trainer.Run(cancellation);
        Plan = trainer.Plan;
        return Conclude(Finish(result, trainer, saver, recorder, log), log);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (_source as IDisposable)?.Dispose();
        _pool.Dispose();
        _lock.Dispose();
    }

    /// <summary>Before whoever writes checkpoints, so that a checkpoint has the measurements that were made until then.</summary>
    private ITrainingObserver[] Diagnosers(MetricsLog log, RunRecorder recorder, RunMetrics measured)
    {
        if (!Settings.Diagnosis)
            return [];
        DiagnosisPlan plan = DiagnosisPlan.Of(
            _plannedUpdates, Settings.BatchSize * Settings.AccumulatedBatches, Settings.BatchSize, Math.Min(_data.Train.Count, _data.Validation.Count), !_model.RunningStatistics.IsEmpty);
        var divergences = new DivergenceRecorder(_model);
        return [divergences, new DiagnosisRecorder(new DiagnosisProbe(_model, _data, Settings, plan.Examples), plan, divergences, log, recorder, measured)];
    }

    /// <summary>Says what the measurements mean, and writes the report.</summary>
    private RunSummary Conclude(RunSummary summary, MetricsLog log)
    {
        log.Flush();
        RunMetrics metrics = RunMetrics.Read(_folder[MetricsLog.Name]);
        if (Settings.Diagnosis)
            summary = _summary = summary with { Diagnosis = RunDiagnosis.Of(metrics, _data.Train.Classes) };
        summary.Write(_folder);
        TrainingReport.Write(_folder, Settings, summary, metrics, _data);
        return summary;
    }

    /// <summary>The last good checkpoint of a run that diverged is kept as it is.</summary>
    private RunSummary Finish(TrainingResult result, Trainer trainer, CheckpointRecorder saver, RunRecorder recorder, MetricsLog log)
    {
        log.Flush();
        if (result.Outcome == TrainingOutcome.Diverged)
            return Summarize(recorder, result.UpdatesDone, TrainingStatus.Diverged);
        saver.Save(trainer);
        if (result.Outcome == TrainingOutcome.Cancelled)
            return Summarize(recorder, result.UpdatesDone, TrainingStatus.Interrupted);
        _model.Save(_folder[ModelName]);
        Evaluation test = new Evaluator(_model).Evaluate(new SequentialBatches(_data.Normalize(_data.Test), Math.Min(Settings.BatchSize, _data.Test.Count)));
        _summary = _summary with { TestAccuracy = test.Accuracy, TestLoss = test.MeanLoss };
        return Summarize(recorder, result.UpdatesDone, TrainingStatus.Completed);
    }

    private RunSummary Summarize(RunRecorder recorder, long updatesDone, TrainingStatus status)
    {
        _summary = _summary with { Status = status, UpdatesDone = updatesDone, Seconds = recorder.Seconds, Epochs = [.. recorder.Epochs] };
        _summary.Write(_folder);
        return _summary;
    }

    /// <summary>Everything that can be wrong, before anything is made.</summary>
    private static void Prepare(TrainingSettings settings, DataSet data)
    {
        settings.RequireSound();
        if (settings.BatchSize > data.Train.Count)
            throw new AnnealException($"A batch of {settings.BatchSize} is larger than the {data.Train.Count} training images of {data.Name}. Use at most that.");
        if (settings.Kernels is { } kernels)
            KernelPath.Use(kernels);
    }

    /// <summary>Images that are changed are loaded ahead; others are loaded faster by the threads that train than by one beside them.</summary>
    private static IBatchSource Source(ImageData train, TrainingSettings settings, AugmentationSpecification augmentation)
    {
        var source = new ShuffledBatches(train, settings.BatchSize, settings.Seed, augmentation.Build());
        return augmentation.IsNone ? source : new PrefetchedBatches(source);
    }

    private static Plan Restored(Plan plan, TrainingState state)
    {
        PlanDriver driver = plan.AttachTo(static _ => { });
        driver.Restore(state.Plan);
        return driver.Plan;
    }

    private static int LargestBatch(TrainingSettings settings, Plan plan)
    {
        int largest = settings.BatchSize;
        for (long step = 0; plan.BatchSize is not null && step < plan.Steps; step++)
            largest = Math.Max(largest, plan.At(step).BatchSize);
        return largest;
    }
}
