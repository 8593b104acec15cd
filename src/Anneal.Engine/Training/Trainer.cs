using System.Collections.Immutable;
using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Storage;

namespace Anneal.Engine.Training;

/// <summary>The loop: ask the plan, compute, check, update, tell.</summary>
/// <remarks>
/// Step k uses <c>plan.At(k)</c>, its batch size too, where the plan has that channel; the last batch of an epoch may be smaller. Divergence and cancellation are results, not exceptions. An update allocates nothing.
/// Not thread-safe. <see cref="Save"/> and <see cref="Restore"/> carry a run across processes, to the bit.
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
    private readonly PlanDriver _driver;
    private readonly Optimizer _optimizer;
    private readonly IBatchSource _source;
    private readonly Loss _loss;
    private readonly ImmutableArray<ITrainingObserver> _observers;
    private EpochProgress _progress;
    private Hyperparameters _now;
    private double _lossOfLast = double.NaN;

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
        IEnumerable<ITrainingObserver>? observers = null, Loss? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(source);
        TrainingChecks.RequireEnd(plan);
        TrainingChecks.RequireFactors(model);
        TrainingChecks.RequireSame(model, optimizer);
        TrainingChecks.RequireFit(model, source);
        TrainingChecks.RequireRoom(model, plan);
        (_model, _optimizer, _source) = (model, optimizer, source);
        _driver = plan.AttachTo(now => _now = now);
        _progress = new EpochProgress(source.Position.Epoch, Examples: 0, LossSum: 0);
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
    public Plan Plan => _driver.Plan;

    /// <summary>Updates that were done, those before a restored state included.</summary>
    public long UpdatesDone { get; private set; }

    /// <summary>
    /// Measures what a plan with feedback is told after every epoch, such as the validation loss; needed if the plan asks for a metric.
    /// What it takes is not training time.
    /// </summary>
    public Func<double>? Metric { get; init; }

    /// <summary>Training time, for a plan that is walked by it; the system's clock from the beginning of the run if not set.</summary>
    public TrainingClock? Clock { get; init; }

    /// <summary>Trains to the end of the plan, from its beginning or from where a restored state was.</summary>
    /// <param name="cancellation">Ends the run after the update at hand; the state may be saved then.</param>
    /// <returns>How the run ended.</returns>
    /// <exception cref="InvalidOperationException">The plan asks for a metric, and <see cref="Metric"/> is not set; or, by what it was told, it wants a
    /// larger batch than the model takes.</exception>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        var feedback = new PlanFeedback(_driver, Metric, Clock);
        var gradient = new UpdateGradient(_model, _source, _loss, AccumulatedBatches);
        GradientClipper? clipper = Clipping is null ? null : new GradientClipper(_model, Clipping);
        Tell(new RunStarted(Plan.Steps, _source.BatchesPerEpoch, _source.ExamplesPerEpoch));
        while (UpdatesDone < Plan.Steps)
        {
            if (cancellation.IsCancellationRequested)
                return Cancelled();
            Hyperparameters used = _now;
            TrainingChecks.RequireRoom(_model, used.BatchSize, UpdatesDone);
            bool isFinite = gradient.Compute(used.BatchSize);
            _lossOfLast = gradient.Loss;
            if (!isFinite)
                return Diverged(used);
            clipper?.Apply();
            _optimizer.Update(used);
            Complete(gradient, feedback, used);
        }

        return Completed();
    }

    /// <summary>The state between two updates, for <see cref="Restore"/>; to be asked for when no update is under way.</summary>
    /// <param name="tensors">Parameters, running statistics and the optimizer's memory.</param>
    /// <returns>Everything else.</returns>
    public TrainingState Save(out TensorFile tensors)
    {
        tensors = TrainingTensors.Pack(_model, _optimizer);
        return new TrainingState
        {
            UpdatesDone = UpdatesDone,
            Plan = _driver.Save(),
            Source = _source.Position,
            Epoch = _progress.Epoch,
            EpochExamples = _progress.Examples,
            EpochLossSum = _progress.LossSum,
            TrainingPasses = _model.TrainingPasses,
            OptimizerScalars = [.. _optimizer.Scalars.Select(scalar => scalar.Value)],
        };
    }

    /// <summary>Goes on where another run with the same model, plan, optimizer and data was: what follows has the same bits.</summary>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <param name="tensors">Its tensors.</param>
    /// <exception cref="PlanStateException">The state was saved under another plan.</exception>
    /// <exception cref="TensorFileException">The tensors are those of another network or optimizer.</exception>
    /// <exception cref="AnnealException">The state is that of another optimizer.</exception>
    public void Restore(TrainingState state, TensorFile tensors)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(tensors);
        ImmutableArray<OptimizerScalar> scalars = _optimizer.Scalars;
        if (scalars.Length != state.OptimizerScalars.Length)
        {
            throw new AnnealException(
                $"The state has {state.OptimizerScalars.Length} numbers of an optimizer, but {_optimizer.GetType().Name} has {scalars.Length}. Take the optimizer of the run that was saved.");
        }

        _driver.Restore(state.Plan);
        TrainingTensors.Restore(_model, _optimizer, tensors, "the state");
        for (int i = 0; i < scalars.Length; i++)
            scalars[i].Value = state.OptimizerScalars[i];
        (_source.Position, _model.TrainingPasses, UpdatesDone) = (state.Source, state.TrainingPasses, state.UpdatesDone);
        _progress = new EpochProgress(state.Epoch, state.EpochExamples, state.EpochLossSum);
    }

    /// <summary>Moves the end of the run, as <see cref="PlanDriver.Replan"/> does; between two updates or before the first, for instance by an observer.</summary>
    /// <param name="newTotal">The new length of the run in updates, those that were made included.</param>
    /// <param name="mode">How the values go on; value and slope without a jump by default.</param>
    /// <exception cref="InvalidOperationException">The learning rate decides by feedback.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length leaves less than two updates, or the plan has ended.</exception>
    public void Replan(long newTotal, ReplanMode mode = ReplanMode.ContinuousSlope) => _driver.Replan(newTotal, mode);

    /// <summary>Lands the run, as <see cref="PlanDriver.Land"/> does; between two updates or before the first, for instance by an observer.</summary>
    /// <param name="steps">The updates of the landing, 2 or more, with which the run ends.</param>
    /// <param name="to">The learning rate of the last one; 0 by default.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public void Land(long steps, double to = 0, Curve? curve = null) => _driver.Land(steps, to, curve);

    /// <summary>The update is made: tell of it, and let the plan go on.</summary>
    private void Complete(UpdateGradient gradient, PlanFeedback feedback, Hyperparameters used)
    {
        long step = UpdatesDone++;
        Tell(new UpdateCompleted(step, _progress.Epoch, gradient.Examples, gradient.Loss, used));
        bool epochEnded = Count(gradient, step);
        _driver.Advance();
        feedback.Tell(epochEnded);
        foreach (ITrainingObserver observer in _observers)
            observer.OnBetweenUpdates(this);
    }

    /// <summary>Tells of the epochs whose last batch was in an update.</summary>
    /// <returns>Whether there was one.</returns>
    private bool Count(UpdateGradient gradient, long step)
    {
        bool epochEnded = false;
        foreach ((double loss, int examples, long nextEpoch) in gradient.Parts)
        {
            if (_progress.Add(loss, examples, nextEpoch) is not { } meanLoss)
                continue;
            epochEnded = true;
            Tell(new EpochCompleted(_progress.Epoch - 1, step, meanLoss));
        }

        return epochEnded;
    }

    private TrainingResult Completed()
    {
        var completed = new RunCompleted(UpdatesDone, _lossOfLast);
        foreach (ITrainingObserver observer in _observers)
            observer.OnRunCompleted(completed);
        return new TrainingResult(TrainingOutcome.Completed, UpdatesDone, _lossOfLast);
    }

    private TrainingResult Diverged(Hyperparameters used)
    {
        var diverged = new RunDiverged(UpdatesDone, _lossOfLast, used);
        foreach (ITrainingObserver observer in _observers)
            observer.OnRunDiverged(diverged);
        return new TrainingResult(TrainingOutcome.Diverged, UpdatesDone, _lossOfLast);
    }

    private TrainingResult Cancelled()
    {
        var cancelled = new RunCancelled(UpdatesDone);
        foreach (ITrainingObserver observer in _observers)
            observer.OnRunCancelled(cancelled);
        return new TrainingResult(TrainingOutcome.Cancelled, UpdatesDone, _lossOfLast);
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
