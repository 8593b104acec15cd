using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Storage;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Training;

public sealed class ResumeTests
{
    private const int BatchSize = 12, Examples = 90;

    private static readonly ImageData Data = new(
        Array.ConvertAll(Numbers.Labels(Examples * 32, classes: 256, seed: 4), value => (byte)value), Numbers.Labels(Examples, classes: 3, seed: 5),
        new ImageShape(channels: 2, height: 4, width: 4), classes: 3, new Normalization(0.5, 0.3));

    private static readonly Layer[] Layers =
    [
        new Conv2d(4, kernel: 3, padding: 1, hasBias: false), new BatchNorm2d(), new ReLU(),
        new Residual([new Conv2d(4, kernel: 3, padding: 1), new BatchNorm2d()]), new Dropout(0.2), new Flatten(), new Linear(3),
    ];

    public static TheoryData<int, int, int> Interruptions => new()
    {
        { 1, 1, 1 }, { 7, 2, 1 }, { 8, 1, 3 }, { 9, 2, 2 }, { 23, 3, 1 }, { 39, 1, 2 },
    };

    [Theory]
    [MemberData(nameof(Interruptions))]
    public void A_run_that_goes_on_from_its_state_has_the_bits_of_one_that_was_never_interrupted(int after, int threads, int threadsLater)
    {
        float[] whole = Trained(threads: 1, interruptedAfter: null);

        (string state, byte[] tensors) = Interrupted(after, threads);
        float[] resumed = Resumed(state, tensors, threadsLater);

        Assert.Equal(whole, resumed);
        Assert.NotEqual(0, whole[0]);
    }

    [Fact]
    public void A_run_may_be_interrupted_after_every_update()
    {
        float[] whole = Trained(threads: 1, interruptedAfter: null);

        (string state, byte[] tensors) = Interrupted(1, threads: 1);
        for (int done = 2; done < 40; done++)
        {
            using var pool = new WorkerPool(1);
            Trainer trainer = Prepare(pool, out _, stopAfter: done, out CancellationToken stop);
            Restore(trainer, state, tensors);
            trainer.Run(stop);
            (state, tensors) = Saved(trainer);
            Assert.Equal(done, trainer.UpdatesDone);
        }

        Assert.Equal(whole, Resumed(state, tensors, threads: 1));
    }

    [Fact]
    public void The_state_of_another_plan_changes_nothing_and_says_what_differs()
    {
        (string state, byte[] tensors) = Interrupted(9, threads: 1);
        using var pool = new WorkerPool(1);
        var model = new Model(new ImageShape(2, 4, 4), Layers, BatchSize, seed: 6, pool);
        var trainer = new Trainer(model, new Plan(new Constant(0.1).For(40)), new Sgd(model), new ShuffledBatches(Data, BatchSize, seed: 2));
        float[] before = Weights(model);

        Assert.Throws<PlanStateException>(() => Restore(trainer, state, tensors));
        Assert.Equal(before, Weights(model));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"updatesDone":-1}""")]
    public void A_damaged_state_is_refused(string json) =>
        Assert.Contains("undamaged checkpoint", Assert.Throws<AnnealException>(() => TrainingState.Parse(json)).Message, StringComparison.Ordinal);

    private static float[] Trained(int threads, int? interruptedAfter)
    {
        using var pool = new WorkerPool(threads);
        Trainer trainer = Prepare(pool, out Model model, interruptedAfter, out CancellationToken stop);
        trainer.Run(stop);
        return Weights(model);
    }

    private static (string State, byte[] Tensors) Interrupted(int after, int threads)
    {
        using var pool = new WorkerPool(threads);
        Trainer trainer = Prepare(pool, out _, after, out CancellationToken stop);
        Assert.Equal(TrainingOutcome.Cancelled, trainer.Run(stop).Outcome);
        return Saved(trainer);
    }

    private static float[] Resumed(string state, byte[] tensors, int threads)
    {
        using var pool = new WorkerPool(threads);
        Trainer trainer = Prepare(pool, out Model model, stopAfter: null, out _);
        Restore(trainer, state, tensors);
        Assert.Equal(TrainingOutcome.Completed, trainer.Run().Outcome);
        return Weights(model);
    }

    private static (string State, byte[] Tensors) Saved(Trainer trainer)
    {
        string state = trainer.Save(out TensorFile tensors).ToJson();
        var stream = new MemoryStream();
        tensors.Write(stream);
        return (state, stream.ToArray());
    }

    private static void Restore(Trainer trainer, string state, byte[] tensors) =>
        trainer.Restore(TrainingState.Parse(state), TensorFile.Read(new MemoryStream(tensors), "tensors"));

    /// <summary>Dropout, batch norm, momentum, augmentation, changing batches, a plan that listens to the validation loss: whatever has a memory.</summary>
    private static Trainer Prepare(WorkerPool pool, out Model model, int? stopAfter, out CancellationToken stop)
    {
        Model network = model = new Model(new ImageShape(2, 4, 4), Layers, BatchSize, seed: 6, pool);
        var source = new CancellationTokenSource();
        stop = source.Token;
        Plan plan = new Plan(new Plateau(0.1, factor: 0.5, patience: 1) { Threshold = 0.5 }.For(40)).WithMomentum(0.9).WithWeightDecay(1e-3)
            .WithBatchSize(new PiecewiseConstant([13, 25], [12, 9, 5]));
        var evaluator = new Evaluator(network);
        return new Trainer(network, plan, new Sgd(network), new PrefetchedBatches(new ShuffledBatches(Data, BatchSize, seed: 2, [new HorizontalFlip(), new RandomCrop(1)])), [new Stop(source, stopAfter)])
        {
            Metric = () => evaluator.Evaluate(new SequentialBatches(Data, BatchSize)).MeanLoss,
        };
    }

    private static float[] Weights(Model model) =>
        [.. model.Parameters.SelectMany(Numbers.Values), .. model.RunningStatistics.SelectMany(statistics => (float[])[.. statistics.Mean, .. statistics.Variance])];

    private sealed class Stop(CancellationTokenSource source, int? after) : ITrainingObserver
    {
        public void OnBetweenUpdates(Trainer trainer)
        {
            if (trainer.UpdatesDone == after)
                source.Cancel();
        }
    }
}
