using System.Collections.Immutable;
using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Training;

/// <summary>The loop: ask the plan, compute, check, update, tell.</summary>
/// <remarks>
/// Step k uses <c>plan.At(k)</c>. Divergence and cancellation are results, not exceptions. An update allocates nothing.
/// Not thread-safe. A second run goes on with the parameters, the optimizer and the source as the first left them.
/// </remarks>
/// <example>
/// <code>
/// var digits = new ImageData(pixels: new byte[600 * 64], labels: new int[600], inputSize: 64, classes: 10);
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 50, seed: 1);
/// Plan plan = new OneCycle(peakLearningRate: 0.2, steps: 24).Build().WithWeightDecay(1e-4);
/// var trainer = new Trainer(model, plan, new Sgd(model), new ShuffledBatches(digits, batchSize: 50, seed: 1));
/// TrainingResult result = trainer.Run();
/// </code>
/// </example>
public sealed class Trainer
{
    private readonly Model _model;
    private readonly Plan _plan;
    private readonly Optimizer _optimizer;
    private readonly IBatchSource _source;
    private readonly SoftmaxCrossEntropy _loss;
    private readonly ImmutableArray<ITrainingObserver> _observers;
    private readonly Batch _batch;
    private readonly float[] _gradient;

    /// <summary>Puts a run together.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="plan">The hyperparameters of every update; its length is the length of the run.</param>
    /// <param name="optimizer">What updates the model's parameters.</param>
    /// <param name="source">The examples.</param>
    /// <param name="observers">Who is told; nobody if not given.</param>
    /// <param name="loss">What is minimized; plain cross-entropy if not given.</param>
    /// <exception cref="ArgumentException">The plan never ends, or source or optimizer do not fit the model.</exception>
    public Trainer(
        Model model, Plan plan, Optimizer optimizer, IBatchSource source,
        IEnumerable<ITrainingObserver>? observers = null, SoftmaxCrossEntropy? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(source);
        TrainingChecks.RequireEnd(plan);
        TrainingChecks.RequireSame(model, optimizer);
        TrainingChecks.RequireFit(model, source);
        (_model, _plan, _optimizer, _source) = (model, plan, optimizer, source);
        _loss = loss ?? new SoftmaxCrossEntropy();
        _observers = observers is null ? [] : [.. observers];
        _batch = new Batch(source.BatchSize, source.InputSize, model.Pool);
        _gradient = new float[source.BatchSize * model.OutputSize];
    }

    /// <summary>Trains.</summary>
    /// <param name="cancellation">Ends the run after the update at hand.</param>
    /// <returns>How the run ended.</returns>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        var progress = new EpochProgress(_source.BatchesPerEpoch);
        double loss = double.NaN;
        Tell(new RunStarted(_plan.Steps, _source.BatchesPerEpoch, _source.ExamplesPerEpoch));
        for (long step = 0; step < _plan.Steps; step++)
        {
            if (cancellation.IsCancellationRequested)
                return Cancelled(step, loss);
            Hyperparameters used = _plan.At(step);
            loss = ComputeLoss();
            if (!double.IsFinite(loss))
                return Diverged(step, loss, used);
            _model.Backward(_gradient.AsSpan(0, _batch.Count * _model.OutputSize));
            _optimizer.Update(used);
            Tell(new UpdateCompleted(step, progress.Epoch, _batch.Count, loss, used));
            if (progress.Add(loss, _batch.Count) is { } meanLoss)
                Tell(new EpochCompleted(progress.Epoch - 1, step, meanLoss));
        }

        return Completed(loss);
    }

    private double ComputeLoss()
    {
        _source.Fill(_batch);
        return _loss.Compute(_model.Forward(_batch), _batch.Labels, _gradient);
    }

    private TrainingResult Completed(double loss)
    {
        var completed = new RunCompleted(_plan.Steps, loss);
        foreach (ITrainingObserver observer in _observers)
            observer.OnRunCompleted(completed);
        return new TrainingResult(TrainingOutcome.Completed, _plan.Steps, loss);
    }

    private TrainingResult Diverged(long step, double loss, Hyperparameters used)
    {
        var diverged = new RunDiverged(step, loss, used);
        foreach (ITrainingObserver observer in _observers)
            observer.OnRunDiverged(diverged);
        return new TrainingResult(TrainingOutcome.Diverged, step, loss);
    }

    private TrainingResult Cancelled(long step, double loss)
    {
        var cancelled = new RunCancelled(step);
        foreach (ITrainingObserver observer in _observers)
            observer.OnRunCancelled(cancelled);
        return new TrainingResult(TrainingOutcome.Cancelled, step, loss);
    }

    private void Tell(in RunStarted started)
    {
        foreach (ITrainingObserver observer in _observers)
            observer.OnRunStarted(started);
    }

    private void Tell(in UpdateCompleted completed)
    {
        foreach (ITrainingObserver observer in _observers)
            observer.OnUpdateCompleted(completed);
    }

    private void Tell(in EpochCompleted completed)
    {
        foreach (ITrainingObserver observer in _observers)
            observer.OnEpochCompleted(completed);
    }
}
