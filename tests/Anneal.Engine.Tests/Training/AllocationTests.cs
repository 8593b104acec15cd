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
        var meter = new Meter();
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
        var model = new Model(shape, layers, 64, seed: 1, pool);
        var meter = new Meter();
        new Trainer(model, new OneCycle(0.1, 3_001).Build(), new Sgd(model), new ShuffledBatches(Problem.Data(), 64, 1), [meter]).Run();
        Assert.Equal(0, meter.OnThread);
        Assert.InRange(meter.Everywhere, 0, 16_384);
    }

    /// <summary>
    /// Windows of a thousand updates. The test host allocates now and then on threads of its own, so of all threads together
    /// the quietest window counts.
    /// </summary>
    private sealed class Meter : ITrainingObserver
    {
        private const int Window = 1000;
        private long _thread;
        private long _total;

        public long OnThread { get; private set; }

        public long Everywhere { get; private set; } = long.MaxValue;

        public void OnUpdateCompleted(in UpdateCompleted completed)
        {
            if (completed.Step % Window != 0)
                return;
            long thread = GC.GetAllocatedBytesForCurrentThread(), total = GC.GetTotalAllocatedBytes(precise: false);
            if (completed.Step > Window)
            {
                OnThread = Math.Max(OnThread, thread - _thread);
                Everywhere = Math.Min(Everywhere, total - _total);
            }

            (_thread, _total) = (thread, total);
        }
    }
}
