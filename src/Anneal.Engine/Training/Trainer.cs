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
    private Plan _plan;
    private readonly Optimizer _optimizer;
    private readonly IBatchSource _source;
    private readonly SoftmaxCrossEntropy _loss;
    private readonly ImmutableArray<ITrainingObserver> _observers;

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
        TrainingChecks.RequireFactors(model);
        TrainingChecks.RequireSame(model, optimizer);
        TrainingChecks.RequireFit(model, source);
        (_model, _plan, _optimizer, _source) = (model, plan, optimizer, source);
        _loss = loss ?? new SoftmaxCrossEntropy();
        _observers = observers is null ? [] : [.. observers];
    }

    /// <summary>The limit on gradients; none if null.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>
    /// Batches whose mean gradient makes an update, 1 or more: the update of a batch that many times as large, in the memory of
    /// one. The plan goes on by updates, not by batches.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int AccumulatedBatches
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(AccumulatedBatches));
            field = value;
        }
    } = 1;

    /// <summary>The plan as it is now, with everything that it was told.</summary>
    public Plan Plan => _plan;

    /// <summary>
    /// Measures what a plan with feedback is told after every epoch, such as the validation loss; needed if the plan asks for a metric.
    /// What it takes is not training time.
    /// </summary>
    public Func<double>? Metric { get; init; }

    /// <summary>Training time, for a plan that is walked by it; the system's clock from the beginning of the run if not set.</summary>
    public TrainingClock? Clock { get; init; }

    /// <summary>Trains.</summary>
    /// <param name="cancellation">Ends the run after the update at hand.</param>
    /// <returns>How the run ended.</returns>
    /// <exception cref="InvalidOperationException">The plan asks for a metric, and <see cref="Metric"/> is not set.</exception>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        var feedback = new PlanFeedback(_plan.Feedback, Metric, Clock);
        var gradient = new UpdateGradient(_model, _source, _loss, AccumulatedBatches);
        GradientClipper? clipper = Clipping is null ? null : new GradientClipper(_model, Clipping);
        var progress = new EpochProgress(_source.BatchesPerEpoch);
        double loss = double.NaN;
        Tell(new RunStarted(_plan.Steps, _source.BatchesPerEpoch, _source.ExamplesPerEpoch));
        for (long step = 0; step < _plan.Steps; step++)
        {
            if (cancellation.IsCancellationRequested)
                return Cancelled(step, loss);
            Hyperparameters used = _plan.At(step);
            bool isFinite = gradient.Compute();
            loss = gradient.Loss;
            if (!isFinite)
                return Diverged(step, loss, used);
            clipper?.Apply();
            _optimizer.Update(used);
            Tell(new UpdateCompleted(step, progress.Epoch, gradient.Examples, loss, used));
            bool epochEnded = Count(gradient, ref progress, step);
            _plan = feedback.Tell(_plan, step + 1, epochEnded);
        }

        return Completed(loss);
    }

    /// <summary>Tells of the epochs whose last batch was in an update.</summary>
    /// <returns>Whether there was one.</returns>
    private bool Count(UpdateGradient gradient, ref EpochProgress progress, long step)
    {
        bool epochEnded = false;
        foreach ((double loss, int examples) in gradient.Parts)
        {
            if (progress.Add(loss, examples) is not { } meanLoss)
                continue;
            epochEnded = true;
            Tell(new EpochCompleted(progress.Epoch - 1, step, meanLoss));
        }

        return epochEnded;
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
