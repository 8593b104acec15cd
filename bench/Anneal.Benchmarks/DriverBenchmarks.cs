using BenchmarkDotNet.Attributes;

namespace Anneal.Benchmarks;

/// <summary>What stepping a one-group 1cycle in order costs, rate and momentum set on an optimizer each time.</summary>
[MemoryDiagnoser]
public class DriverBenchmarks
{
    private const int RunSteps = 1_000_000;

    private double _rate, _momentum;

    [Benchmark(OperationsPerInvoke = RunSteps)]
    public double Advance()
    {
        Plan plan = new CosineOneCycle(0.4, RunSteps).Build();
        PlanDriver driver = plan.AttachTo(now => (_rate, _momentum) = (now.LearningRate, now.Momentum));
        for (int step = 1; step < RunSteps; step++)
            driver.Advance();
        return _rate + _momentum;
    }
}
