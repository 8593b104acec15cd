using Anneal.Engine.Data;
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
        var meter = new Meter();
        Plan plan = new OneCycle(0.1, 10_001).Build();
        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 64, 1), [meter]).Run();
        Assert.Equal(0, meter.OnThread);
        Assert.InRange(meter.Everywhere, 0, 16_384); // one object an update would be 24,000
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

        Allocated();
        Assert.Equal(0, Allocated());
    }

    public static TheoryData<string> OptimizerNames => OptimizerExamples.Names;

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
