using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
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
