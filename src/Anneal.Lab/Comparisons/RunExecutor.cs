using System.Diagnostics;
using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;
using Anneal.Lab.Data;

namespace Anneal.Lab.Comparisons;

/// <summary>Executes single training runs on one data set, with one network and one batch size.</summary>
internal sealed class RunExecutor
{
    /// <summary>Training images that are evaluated during a run, the same in each.</summary>
    private const int TrainingSample = 2000;

    private readonly ModelSpecification _model;
    private readonly int _batchSize;
    private readonly ImageShape _shape;
    private readonly ImageData _train, _trainSample, _validation, _test;

    public RunExecutor(DataSet data, ModelSpecification model, int batchSize)
    {
        if (batchSize > data.Train.Count)
            throw new AnnealException($"A batch of {batchSize} is larger than the {data.Train.Count} training images of {data.Name}. Use at most that.");
        _model = model;
        _batchSize = batchSize;
        _shape = new ImageShape(channels: 1, data.Train.Rows, data.Train.Columns);
        _train = Normalized(data.Train, data);
        _trainSample = Normalized(data.Train.Take(..Math.Min(TrainingSample, data.Train.Count)), data);
        _validation = Normalized(data.Validation, data);
        _test = Normalized(data.Test, data);
    }

    /// <summary>Optimizer updates in an epoch; the last batch may be smaller.</summary>
    public long StepsPerEpoch => Batches(_train).BatchesPerEpoch;

    /// <summary>Trains once; null if it was cancelled.</summary>
    public RunRecord? Execute(RunRequest request, ComparisonProgress progress, CancellationToken cancellation)
    {
        using var pool = new WorkerPool(1);
        var seed = (ulong)request.Seed;
        Model model = _model.Build(_shape, _train.Classes, _batchSize, seed, pool);
        Plan plan = request.Policy.Build(request.Length);
        var evaluation = new CurveRecorder(model, Batches(_trainSample), Batches(_validation), plan.Steps);
        var status = new StatusReporter(request, progress);
        var trainer = new Trainer(model, plan, new Sgd(model), new ShuffledBatches(_train, _batchSize, seed), [evaluation, status])
        {
            Metric = evaluation.MeasureValidationLoss,
        };

        long start = Stopwatch.GetTimestamp();
        TrainingResult result = trainer.Run(cancellation);
        TimeSpan training = Stopwatch.GetElapsedTime(start) - evaluation.TimeSpent;
        if (result.Outcome == TrainingOutcome.Cancelled)
            return null;
        evaluation.Evaluate();
        return new RunRecord
        {
            Policy = request.Label,
            Seed = request.Seed,
            Plan = trainer.Plan,
            Losses = evaluation.Losses,
            Curve = evaluation.Curve,
            TestAccuracy = request.ScoresTest ? new Evaluator(model).Evaluate(Batches(_test)).Accuracy : double.NaN,
            Seconds = training.TotalSeconds,
            Diverged = result.Outcome == TrainingOutcome.Diverged,
        };
    }

    private SequentialBatches Batches(ImageData images) => new(images, _batchSize);

    internal static ImageData Normalized(LabeledImages images, DataSet data) =>
        new(
            images.Pixels.ToArray(),
            Array.ConvertAll(images.Labels.ToArray(), label => (int)label),
            images.Rows * images.Columns,
            images.Classes,
            new Normalization(data.PixelMean, data.PixelStandardDeviation));
}
