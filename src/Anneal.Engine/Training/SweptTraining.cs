using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;
using Anneal.Finder;

namespace Anneal.Engine.Training;

/// <summary>A training of this engine as a <see cref="LearningRateFinder"/> wants it: one update at a rate, and the way back.</summary>
/// <remarks>
/// Momentum, weight decay, batch size, clipping and accumulation are those of the training that is prepared. Rates pass through the parameters'
/// groups as in <see cref="Trainer"/>. Not thread-safe.
/// </remarks>
/// <example>
/// <code>
/// var data = new ImageData(pixels: new byte[600 * 64], labels: new int[600], inputSize: 64, classes: 10);
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 50, seed: 1);
/// (var optimizer, var source) = (new Sgd(model), new ShuffledBatches(data, batchSize: 50, seed: 1));
///
/// var training = new SweptTraining(model, optimizer, source, momentum: 0.9, weightDecay: 1e-4);
/// FinderResult found = training.Finder().Find();
/// if (found.Recommendation.LearningRate is { } peak)
///     new Trainer(model, new OneCycle(peak, steps: 240).Build().WithWeightDecay(1e-4), optimizer, source).Run();
/// </code>
/// </example>
public sealed class SweptTraining
{
    private readonly Model _model;
    private readonly Optimizer _optimizer;
    private readonly IBatchSource _source;
    private readonly Hyperparameters _fixed;
    private readonly Loss _loss;
    private UpdateGradient? _gradient;
    private GradientClipper? _clipper;
    private TrainingSnapshot? _before;

    /// <summary>Puts a training together, as <see cref="Trainer"/> does.</summary>
    /// <param name="model">What is trained; of any age.</param>
    /// <param name="optimizer">What updates it.</param>
    /// <param name="source">The examples.</param>
    /// <param name="momentum">Of every update: SGD momentum or β1, from 0 to below 1.</param>
    /// <param name="weightDecay">Of every update; 0 or more.</param>
    /// <param name="loss">What is minimized; plain cross-entropy if not given.</param>
    /// <exception cref="ArgumentException">Source or optimizer do not fit the model.</exception>
    public SweptTraining(
        Model model, Optimizer optimizer, IBatchSource source, double momentum, double weightDecay = 0, Loss? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(source);
        TrainingChecks.RequireFactors(model);
        TrainingChecks.RequireSame(model, optimizer);
        TrainingChecks.RequireFit(model, source);
        var rate = new Plan(new Constant(0)).WithMomentum(momentum).WithWeightDecay(weightDecay);   // checks the ranges
        (_model, _optimizer, _source, _fixed, _loss) = (model, optimizer, source, rate.At(0), loss ?? new SoftmaxCrossEntropy());
    }

    /// <summary>The limit on gradients; none if null.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>Batches whose mean gradient makes an update, 1 or more.</summary>
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

    /// <summary>The hash of the training as it is now; see <see cref="TrainingSnapshot.Hash"/>.</summary>
    /// <returns>64 hexadecimal digits.</returns>
    public string Hash() => TrainingSnapshot.Take(_model, _optimizer, _source).Hash;

    /// <summary>A finder for this training; for settings of your own, make one from <see cref="Update"/> and its neighbours.</summary>
    /// <returns>A finder with three sweeps, each over another epoch's order.</returns>
    public LearningRateFinder Finder() => new(Update, Snapshot, Restore) { BeginRepeat = Reorder };

    /// <summary>Makes one update; none if the loss is not finite.</summary>
    /// <param name="learningRate">Its rate.</param>
    /// <returns>Mean loss of its examples, before it.</returns>
    public double Update(double learningRate)
    {
        _gradient ??= new UpdateGradient(_model, _source, _loss, AccumulatedBatches);
        if (!_gradient.Compute(batchSize: 0))
            return _gradient.Loss;
        if (Clipping is not null)
            (_clipper ??= new GradientClipper(_model, Clipping)).Apply();
        _optimizer.Update(_fixed with { LearningRate = learningRate });
        return _gradient.Loss;
    }

    /// <summary>Keeps everything that updates change.</summary>
    public void Snapshot() => _before = TrainingSnapshot.Take(_model, _optimizer, _source);

    /// <summary>Brings back what was kept.</summary>
    /// <exception cref="InvalidOperationException">Nothing was kept.</exception>
    public void Restore() => (_before ?? throw new InvalidOperationException("Nothing was kept; call Snapshot first.")).Restore();

    /// <summary>Goes on in the order of a later epoch.</summary>
    /// <param name="epochs">Epochs later, 0 or more.</param>
    public void Reorder(int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        _source.Position = _source.Position with { Epoch = _source.Position.Epoch + epochs };
    }
}
