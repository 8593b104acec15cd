using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Tests.Training;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Diagnosis;

public sealed class RecalibratedEvaluationTests
{
    [Fact]
    public void Stale_statistics_are_seen_through_and_left_as_they_were()
    {
        Model model = Trained();
        model.RunningStatistics[0].CopyFrom([3, -3, 3, -3, 3, -3, 3, -3], [30, 0.1f, 30, 0.1f, 30, 0.1f, 30, 0.1f]);
        (var training, var examined) = (new ShuffledBatches(Problem.Data(), 50, seed: 3), new SequentialBatches(Problem.Data(), 50));
        string before = Hash(model, training);
        double stale = new Evaluator(model).Evaluate(examined, batches: 6).Accuracy;

        Evaluation fresh = RecalibratedEvaluation.Of(model, training, trainingBatches: 6, examined, batches: 6);

        Assert.True(fresh.Accuracy > stale + 0.1, $"{fresh.Accuracy} against {stale}");
        Assert.Equal(before, Hash(model, training));
        Assert.Equal(default, examined.Position);
    }

    [Fact]
    public void Statistics_that_keep_up_change_little()
    {
        Model model = Trained();
        var examined = new SequentialBatches(Problem.Data(), 50);

        Evaluation fresh = RecalibratedEvaluation.Of(model, new ShuffledBatches(Problem.Data(), 50, seed: 3), 6, examined, 6);

        Assert.Equal(new Evaluator(model).Evaluate(examined, batches: 6).Accuracy, fresh.Accuracy, 0.02);
    }

    [Fact]
    public void An_evaluation_of_some_batches_puts_the_source_back()
    {
        Model model = Problem.Model();
        var source = new SequentialBatches(Problem.Data(), 50) { Position = new SourcePosition(0, 100) };

        Evaluation some = new Evaluator(model).Evaluate(source, batches: 2);

        Assert.Equal((100, new SourcePosition(0, 100)), (some.Examples, source.Position));
        Assert.Equal(some, new Evaluator(model).Evaluate(source, batches: 2));
    }

    private static Model Trained()
    {
        var model = new Model(
            new ImageShape(1, 4, 5), [new Conv2d(8, kernel: 3), new BatchNorm2d(), new ReLU(), new Flatten(), new Linear(4)], maximumBatch: 50, seed: 2);
        new Trainer(model, new OneCycle(0.05, 60).Build(), new Sgd(model), new ShuffledBatches(Problem.Data(), 50, seed: 1)).Run();
        return model;
    }

    private static string Hash(Model model, IBatchSource source) => TrainingSnapshot.Take(model, new Sgd(model), source).Hash;
}
