using Anneal.Engine.Data;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void A_cycle_learns_a_small_problem()
    {
        VectorData data = Problem.Data();
        var model = Problem.Model();
        var trainer = new Trainer(model, new OneCycle(0.3, 120).Build(), new Sgd(model), new ShuffledBatches(data, 50, 1));
        var evaluator = new Evaluator(model);
        double before = evaluator.Evaluate(new SequentialBatches(data, 64)).MeanLoss;

        TrainingResult result = trainer.Run();

        Evaluation after = evaluator.Evaluate(new SequentialBatches(data, 64));
        Assert.Equal((TrainingOutcome.Completed, 120L), (result.Outcome, result.UpdatesDone));
        Assert.True(before > 0.5 && after.MeanLoss < 0.05, $"{before} -> {after.MeanLoss}");
        Assert.InRange(after.Accuracy, 0.98, 1);
        Assert.Equal(300, after.Examples);
    }

    [Fact]
    public void Observers_are_told_in_order_with_the_values_that_were_used()
    {
        Plan plan = new OneCycle(0.1, 7).Build().WithWeightDecay(1e-3);
        var log = new Recorder();

        Run(plan, log, batchSize: 60, examples: 130);

        Assert.Equal(
            ["start 7 3 130", "update 0 0 60", "update 1 0 60", "update 2 0 10", "epoch 0 2", "update 3 1 60", "update 4 1 60",
             "update 5 1 10", "epoch 1 5", "update 6 2 60", "completed 7"],
            log.Lines);
        Assert.Equal(Enumerable.Range(0, 7).Select(step => plan.At(step)), log.Used);
        Assert.Equal((log.Losses[0] * 60 + log.Losses[1] * 60 + log.Losses[2] * 10) / 130, log.EpochLosses[0], 1e-12);
    }

    [Fact]
    public void A_plan_that_listens_is_told_the_metric_after_every_epoch()
    {
        VectorData data = Problem.Data();
        var model = Problem.Model();
        var log = new Recorder();
        double[] metrics = [1, 0.9, 0.95, 0.9, 0.9, 0.9];
        int epoch = 0;
        var trainer = new Trainer(
            model, new Plan(new Plateau(0.1, 0.5, patience: 2)).For(30), new Sgd(model), new ShuffledBatches(data, 60, 1), [log])
        {
            Metric = () => metrics[epoch++],
        };

        trainer.Run();

        Assert.Equal(
            Enumerable.Repeat(0.1, 20).Concat(Enumerable.Repeat(0.05, 10)),
            log.Used.Select(used => used.LearningRate));
        Assert.Equal(log.Used, Enumerable.Range(0, 30).Select(step => trainer.Plan.At(step)));
    }

    [Fact]
    public void A_plan_that_asks_for_a_metric_needs_one()
    {
        var model = Problem.Model();
        var trainer = new Trainer(model, new Plan(new Plateau(0.1)).For(30), new Sgd(model), new ShuffledBatches(Problem.Data(), 60, 1));

        Assert.Contains("Metric", Assert.Throws<InvalidOperationException>(() => trainer.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_within_a_time_ends_with_its_final_value()
    {
        var model = Problem.Model();
        var log = new Recorder();
        Plan plan = new OneCycle(0.1, 10_000).Build().WithinTime(TimeSpan.FromSeconds(1), landingSteps: 5);
        var time = new SteppingTime(TimeSpan.FromMilliseconds(20));
        var trainer = new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 60, 1), [log]) { Clock = new TrainingClock(time) };

        TrainingResult result = trainer.Run();

        Assert.Equal(TrainingOutcome.Completed, result.Outcome);
        Assert.InRange(result.UpdatesDone, 40, 51);
        Assert.Equal(1e-4, log.Used[^1].LearningRate, 1e-12);
    }

    [Fact]
    public void Updates_have_the_batch_size_of_the_plan_and_epochs_end_with_the_data()
    {
        var model = Problem.Model();
        var log = new Recorder();
        Plan plan = new Plan(new Constant(0.1)).WithBatchSize(new PiecewiseConstant([3, 6], [64, 50, 30])).For(12);

        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(200), 60, 1), [log]).Run();

        Assert.Equal([64, 64, 64, 8, 50, 50, 30, 30, 30, 10, 30, 30], log.Examples);
        Assert.Equal(2, log.EpochLosses.Count);
    }

    [Fact]
    public void A_plan_that_wants_more_examples_than_the_model_takes_is_refused_with_the_update()
    {
        var model = Problem.Model();
        Plan plan = new Plan(new Constant(0.1)).WithBatchSize(new PiecewiseConstant([7], [60, 65])).For(12);

        string message = Assert.Throws<ArgumentException>(() => new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 60, 1))).Message;

        Assert.Contains("65 examples at update 7, but the model takes 64", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_comes_to_want_more_examples_than_the_model_takes_is_stopped_before_that_update()
    {
        var model = Problem.Model();
        var log = new Recorder();
        Plan plan = new Plan(new Plateau(0.1, factor: 0.5, patience: 1)).With(Channel.BatchSize, Coupling.Inverse(product: 5, highest: 1000)).For(40);
        var trainer = new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(100), 60, 1), [log]) { Metric = () => 1 };

        string message = Assert.Throws<InvalidOperationException>(() => trainer.Run()).Message;

        Assert.Contains($"100 examples at update {log.Used.Count}, but the model takes 64", message, StringComparison.Ordinal);
        Assert.All(log.Used, used => Assert.Equal(50, used.BatchSize));
        Assert.InRange(log.Used.Count, 4, 8);
    }

    [Fact]
    public void Batch_sizes_that_are_walked_by_the_clock_are_checked_along_their_curve()
    {
        var model = Problem.Model();
        Trainer Trainer(double largest) => new(
            model, new OneCycle(0.1, 100).Build().WithBatchSize(new Ramp(10, largest, 100)).WithinTime(TimeSpan.FromSeconds(1)), new Sgd(model),
            new ShuffledBatches(Problem.Data(), 60, 1));

        Assert.Equal(0, Trainer(64).UpdatesDone);
        Assert.Contains("65 examples", Assert.Throws<ArgumentException>(() => Trainer(65)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accumulated_batches_have_the_size_of_the_plan()
    {
        var model = Problem.Model();
        var log = new Recorder();
        Plan plan = new Plan(new Constant(0.1)).WithBatchSize(new PiecewiseConstant([2], [20, 40])).For(4);

        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 60, 1), [log]) { AccumulatedBatches = 3 }.Run();

        Assert.Equal([60, 60, 120, 40 + 20 + 40], log.Examples); // the epoch of 300 ends with a batch of 20
    }

    [Fact]
    public void A_group_with_a_schedule_of_its_own_is_refused_with_a_remedy()
    {
        var model = Problem.Model();
        model.Parameters[0].Group = new ParameterGroup("head") { LearningRate = new Constant(0.1) };

        Assert.Contains("'head'", Assert.Throws<ArgumentException>(() =>
            new Trainer(model, new OneCycle(0.1, 10).Build(), new Sgd(model), new ShuffledBatches(Problem.Data(), 60, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Divergence_is_a_result_and_no_update_is_made_with_it()
    {
        var log = new Recorder();
        TrainingResult result = Run(new Plan(new Constant(1e30)).For(50), log);
        Assert.Equal(TrainingOutcome.Diverged, result.Outcome);
        Assert.False(double.IsFinite(result.FinalLoss));
        Assert.InRange(result.UpdatesDone, 1, 10);
        Assert.Equal($"diverged {result.UpdatesDone}", log.Lines[^1]);
        Assert.Equal(result.UpdatesDone, log.Used.Count);
    }

    [Fact]
    public void Cancellation_finishes_the_update_at_hand()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new Recorder { CancelAt = 3, Cancellation = cancellation };
        TrainingResult result = Run(new Plan(new Constant(0.01)).For(50), log, cancellation: cancellation.Token);
        Assert.Equal(TrainingOutcome.Cancelled, result.Outcome);
        Assert.Equal(4, result.UpdatesDone);
        Assert.Equal(log.Losses[3], result.FinalLoss);
        Assert.Equal("cancelled 4", log.Lines[^1]);
    }

    [Fact]
    public void Pieces_that_do_not_fit_are_named_with_a_remedy()
    {
        var model = Problem.Model();
        var plan = new Plan(new Constant(0.1));
        string Message(Plan plan, IBatchSource source) =>
            Assert.Throws<ArgumentException>(() => new Trainer(model, plan, new Sgd(model), source)).Message;

        Assert.Contains("plan.For(steps)", Message(plan, new SequentialBatches(Problem.Data(), 10)), StringComparison.Ordinal);
        plan = plan.For(3);
        Assert.Contains("maximumBatch", Message(plan, new SequentialBatches(Problem.Data(), 65)), StringComparison.Ordinal);
        Assert.Contains("takes 20", Message(plan, new SequentialBatches(new VectorData(new float[6], new int[2], 3, 4), 1)), StringComparison.Ordinal);
        Assert.Contains("new Linear(5)", Message(plan, new SequentialBatches(new VectorData(new float[40], new int[2], 20, 5), 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_that_do_not_fit_the_results_are_named_with_a_remedy()
    {
        var model = Problem.Model();
        var source = new ShuffledBatches(new VectorData(new float[60], 20, new float[9], 3), 1, seed: 1);

        string message = Assert.Throws<ArgumentException>(() => new Trainer(model, new OneCycle(0.1, 3).Build(), new Sgd(model), source)).Message;

        Assert.Contains("targets have 3 floats, but the model gives 4 results; end it with new Linear(3)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimizer_of_another_model_is_refused()
    {
        var source = new SequentialBatches(Problem.Data(), 10);
        var optimizer = new Sgd(Problem.Model());
        var thrown = Assert.Throws<ArgumentException>(
            () => new Trainer(Problem.Model(), new Plan(new Constant(0.1)).For(3), optimizer, source));
        Assert.Contains("new Sgd(model)", thrown.Message, StringComparison.Ordinal);
    }

    private static TrainingResult Run(
        Plan plan, Recorder log, int batchSize = 50, int examples = 300, CancellationToken cancellation = default)
    {
        var model = Problem.Model();
        var source = new ShuffledBatches(Problem.Data(examples), batchSize, 1);
        return new Trainer(model, plan, new Sgd(model), source, [log]).Run(cancellation);
    }

    private sealed class Recorder : ITrainingObserver
    {
        public List<string> Lines { get; } = [];

        public List<Hyperparameters> Used { get; } = [];

        public List<double> Losses { get; } = [];

        public List<double> EpochLosses { get; } = [];

        public List<int> Examples { get; } = [];

        public long CancelAt { get; init; } = -1;

        public CancellationTokenSource? Cancellation { get; init; }

        public void OnRunStarted(in RunStarted started) =>
            Lines.Add($"start {started.Steps} {started.BatchesPerEpoch} {started.ExamplesPerEpoch}");

        public void OnUpdateCompleted(in UpdateCompleted completed)
        {
            Lines.Add($"update {completed.Step} {completed.Epoch} {completed.Examples}");
            Used.Add(completed.Used);
            Losses.Add(completed.Loss);
            Examples.Add(completed.Examples);
            if (completed.Step == CancelAt)
                Cancellation!.Cancel();
        }

        public void OnEpochCompleted(in EpochCompleted completed)
        {
            Lines.Add($"epoch {completed.Epoch} {completed.Step}");
            EpochLosses.Add(completed.MeanLoss);
        }

        public void OnRunCompleted(in RunCompleted completed) => Lines.Add($"completed {completed.UpdatesDone}");

        public void OnRunDiverged(in RunDiverged diverged) => Lines.Add($"diverged {diverged.Step}");

        public void OnRunCancelled(in RunCancelled cancelled) => Lines.Add($"cancelled {cancelled.UpdatesDone}");
    }

    /// <summary>A clock that goes on by the same time whenever it is read.</summary>
    private sealed class SteppingTime(TimeSpan stride) : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks += stride.Ticks;
    }
}
