using Anneal.Engine.Data;
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
        var meter = new Meter { From = 40, To = 340 };
        Plan plan = new OneCycle(0.1, 350).Build();
        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 64, 1), [meter]).Run();
        Assert.Equal(0, meter.OnThread);
        Assert.InRange(meter.Everywhere, 0, 16_384);
    }

    /// <summary>The runtime itself allocates a little now and then, so the total may not be exactly zero; an update may.</summary>
    private sealed class Meter : ITrainingObserver
    {
        private long _threadStart;
        private long _totalStart;

        public long From { get; init; }

        public long To { get; init; }

        public long OnThread { get; private set; }

        public long Everywhere { get; private set; }

        public void OnUpdateCompleted(in UpdateCompleted completed)
        {
            if (completed.Step == From)
                (_totalStart, _threadStart) = (GC.GetTotalAllocatedBytes(precise: false), GC.GetAllocatedBytesForCurrentThread());
            else if (completed.Step == To)
                (OnThread, Everywhere) = (GC.GetAllocatedBytesForCurrentThread() - _threadStart, GC.GetTotalAllocatedBytes(precise: false) - _totalStart);
        }
    }
}
