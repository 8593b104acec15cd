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
        _shape = data.Train.Shape;
        _train = data.Normalize(data.Train);
        _trainSample = data.Normalize(data.Train.Take(..Math.Min(TrainingSample, data.Train.Count)));
        _validation = data.Normalize(data.Validation);
        _test = data.Normalize(data.Test);
    }

    /// <summary>Optimizer updates in an epoch; the last batch may be smaller.</summary>
    public long StepsPerEpoch => Batches(_train).BatchesPerEpoch;

    /// <summary>Trains once; null if it was cancelled.</summary>
    public RunRecord? Execute(RunRequest request, ComparisonProgress progress, CancellationToken cancellation)
    {
        using var pool = new WorkerPool(1);
        var seed = (ulong)request.Seed;
        Plan plan = request.Plan;
        Model model = _model.Build(_shape, _train.Classes, LargestBatch(plan), seed, pool);
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
            Examples = evaluation.Examples,
            TestAccuracy = request.ScoresTest ? new Evaluator(model).Evaluate(Batches(_test)).Accuracy : double.NaN,
            Seconds = training.TotalSeconds,
            Diverged = result.Outcome == TrainingOutcome.Diverged,
        };
    }

    /// <summary>Room for every batch of a plan with batch sizes of its own; none is larger than the data.</summary>
    private int LargestBatch(Plan plan)
    {
        int largest = _batchSize;
        for (long step = 0; plan.BatchSize is not null && step < plan.Steps; step++)
            largest = Math.Max(largest, plan.At(step).BatchSize);
        return largest <= _train.Count
            ? largest
            : throw new AnnealException($"A plan has a batch of {largest}, which is larger than the {_train.Count} training images. Convert it with that many at most: anneal convert --largest {_train.Count}.");
    }

    private SequentialBatches Batches(LabeledExamples images) => new(images, _batchSize);
}
