using BenchmarkDotNet.Attributes;

namespace Anneal.Benchmarks;

/// <summary>How the cost of a value at a random step grows with the number of stages behind it, and with the step number.</summary>
public class StageBenchmarks
{
    private const int Count = 4096;

    private readonly long[] _steps = new long[Count];
    private Schedule _schedule = new Constant(0);

    [Params(1, 10, 100, 1000)]
    public int Stages { get; set; }

    [Params(1L, 1_000_000_000L)]
    public long StageSteps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _schedule = new Ramp(0, 1, 100 * StageSteps);
        for (int stage = 1; stage < Stages; stage++)
            _schedule = _schedule.ThenRamp(stage % 2, 100 * StageSteps);
        var random = new Random(1);
        for (int i = 0; i < Count; i++)
            _steps[i] = random.NextInt64(_schedule.Steps);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double RandomStep()
    {
        double sum = 0;
        foreach (long step in _steps)
            sum += _schedule.At(step);
        return sum;
    }
}
