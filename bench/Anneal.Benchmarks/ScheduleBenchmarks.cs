using BenchmarkDotNet.Attributes;

namespace Anneal.Benchmarks;

/// <summary>What asking a plan costs, for every step of a run.</summary>
[MemoryDiagnoser]
public class ScheduleBenchmarks
{
    private const int Steps = 1000;
    private readonly Plan _plan = new OneCycle(0.4, Steps).Build();

    [Benchmark(OperationsPerInvoke = Steps)]
    public double LearningRate()
    {
        double sum = 0;
        for (int step = 0; step < Steps; step++)
            sum += _plan.LearningRate.At(step);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public double WholePlan()
    {
        double sum = 0;
        for (int step = 0; step < Steps; step++)
            sum += _plan.At(step).Momentum;
        return sum;
    }
}
