using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Tests.Optimizers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Training;

[CollectionDefinition(Alone.Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

[Collection(Alone.Name)]
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_update_allocates_nothing(int threads)
    {
        using var pool = new WorkerPool(threads);
        var model = Problem.Model(pool);
        var meter = new Meter(window: 1000);
        Plan plan = new OneCycle(0.1, 10_001).Build();
        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 64, 1), [meter]).Run();
        Assert.Equal(0, meter.OnThread);
        Assert.InRange(meter.Everywhere, 0, 16_384); // one object an update would be 24,000
    }

    [Fact]
    public void Watching_for_divergence_allocates_nothing()
    {
        var model = Problem.Model();
        var meter = new Meter(window: 1000);
        Plan plan = new OneCycle(0.1, 10_001).Build();
        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 64, 1), [new DivergenceRecorder(model), meter]).Run();
        Assert.Equal(0, meter.OnThread);
    }

    /// <summary>On one thread, so that everything is done on the caller's.</summary>
    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void An_update_of_any_optimizer_allocates_nothing(string name)
    {
        using var pool = new WorkerPool(1);
        var model = Problem.Model(pool);
        model.Forward(Numbers.Normal(8 * Problem.InputSize, 3), 8);
        model.Backward(Numbers.Normal(8 * 4, 4));
        Optimizer optimizer = OptimizerExamples.Make(name, model);
        var clipper = new GradientClipper(model, GradientClipping.ByNorm(1));
        var accumulator = new GradientAccumulator(model);
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 50; step++)
            {
                accumulator.Add(8);
                accumulator.Finish();
                clipper.Apply();
                optimizer.Update(new Hyperparameters(1e-3, 0.9, 1e-3));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The runtime itself may allocate once while it compiles; what an update allocates comes back in every stretch.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated()));
    }

    public static TheoryData<string> OptimizerNames => OptimizerExamples.Names;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_update_of_a_network_of_images_allocates_nothing(int threads)
    {
        using var pool = new WorkerPool(threads);
        var shape = new ImageShape(1, 5, 4);
        Layer[] layers =
        [
            new Conv2d(4, 3, padding: 1), new BatchNorm2d(), new ReLU(), new Residual([new Conv2d(4, 3, padding: 1), new BatchNorm2d()]), new ReLU(),
            new Dropout(0.1), new MaxPool2d(2), new GELU(), new Flatten(), new Linear(4),
        ];
        var model = new Model(shape, layers, 30, seed: 1, pool);
        var meter = new Meter(window: 200);
        new Trainer(model, new OneCycle(0.1, 2_001).Build(), new Sgd(model), new ShuffledBatches(Problem.Data(), 30, 1), [meter]).Run();
        Assert.Equal(0, meter.OnThread);
        Assert.InRange(meter.Everywhere, 0, 4096); // one object an update would be 4,800
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_update_with_changed_images_loaded_ahead_in_batches_of_the_plan_allocates_nothing(int threads)
    {
        using var pool = new WorkerPool(threads);
        var shape = new ImageShape(3, 8, 8);
        var data = new ImageData(new byte[200 * shape.Length], new int[200], shape, 4);
        var model = new Model(shape, [new Conv2d(4, 3), new ReLU(), new GlobalAveragePool2d(), new Linear(4)], 30, seed: 1, pool);
        using var source = new PrefetchedBatches(new ShuffledBatches(data, 20, seed: 1, [new HorizontalFlip(), new RandomCrop(2)]));
        var meter = new Meter(window: 200);
        Plan plan = new OneCycle(0.1, 2_001).Build().WithBatchSize(new TriangularCycle(10, 30, 50));
        new Trainer(model, plan, new Sgd(model), source, [meter]).Run();
        Assert.Equal(0, meter.OnThread);
        Assert.InRange(meter.Everywhere, 0, 4096); // one object an update would be 4,800
    }

    /// <summary>
    /// Windows of many updates. The test host allocates now and then on threads of its own, so of all threads together
    /// the quietest window counts.
    /// </summary>
    private sealed class Meter(int window) : ITrainingObserver
    {
        private long _thread;
        private long _total;

        public long OnThread { get; private set; }

        public long Everywhere { get; private set; } = long.MaxValue;

        public void OnUpdateCompleted(in UpdateCompleted completed)
        {
            if (completed.Step % window != 0)
                return;
            long thread = GC.GetAllocatedBytesForCurrentThread(), total = GC.GetTotalAllocatedBytes(precise: false);
            if (completed.Step > window)
            {
                OnThread = Math.Max(OnThread, thread - _thread);
                Everywhere = Math.Min(Everywhere, total - _total);
            }

            (_thread, _total) = (thread, total);
        }
    }
}
