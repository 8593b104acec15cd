using BenchmarkDotNet.Attributes;

namespace Anneal.Benchmarks;

/// <summary>What one value at a random step costs, against one <see cref="Math.Cos"/> of a random angle.</summary>
[MemoryDiagnoser]
public class ScheduleBenchmarks
{
    private const int Count = 4096;
    private const int RunSteps = 100_000;

    private readonly long[] _steps = new long[Count];
    private readonly double[] _angles = new double[Count];
    private readonly Schedule _linear = new Ramp(0.1, 0, RunSteps);
    private readonly Schedule _cosine = new Ramp(0.1, 0, RunSteps, Curve.Cosine);
    private readonly Schedule _oneCycle = new OneCycle(0.4, RunSteps).Build().LearningRate;
    private readonly Schedule _oneCycleCosine = new CosineOneCycle(0.4, RunSteps).Build().LearningRate;
    private readonly Plan _plan = new OneCycle(0.4, RunSteps).Build();

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (int i = 0; i < Count; i++)
        {
            _steps[i] = random.Next(RunSteps);
            _angles[i] = Math.PI * random.NextDouble();
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double MathCos()
    {
        double sum = 0;
        foreach (double angle in _angles)
            sum += Math.Cos(angle);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double LinearPiece() => Sum(_linear);

    [Benchmark(OperationsPerInvoke = Count)]
    public double CosinePiece() => Sum(_cosine);

    [Benchmark(OperationsPerInvoke = Count)]
    public double OneCycleOfLines() => Sum(_oneCycle);

    [Benchmark(OperationsPerInvoke = Count)]
    public double OneCycleOfCosines() => Sum(_oneCycleCosine);

    [Benchmark(OperationsPerInvoke = Count)]
    public double WholePlanOfOneCycle()
    {
        double sum = 0;
        foreach (long step in _steps)
            sum += _plan.At(step).Momentum;
        return sum;
    }

    private double Sum(Schedule schedule)
    {
        double sum = 0;
        foreach (long step in _steps)
            sum += schedule.At(step);
        return sum;
    }
}
