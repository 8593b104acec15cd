using BenchmarkDotNet.Attributes;

namespace Anneal.Benchmarks;

/// <summary>What a whole curve of a million steps costs a step: one by one, and into a span.</summary>
[MemoryDiagnoser]
public class CurveFillBenchmarks
{
    private const int RunSteps = 1_000_000;

    private readonly double[] _values = new double[RunSteps];
    private Schedule _schedule = new Constant(0);

    [Params("lines", "cosines", "exponential")]
    public string Kind { get; set; } = "lines";

    [GlobalSetup]
    public void Setup() => _schedule = Kind switch
    {
        "lines" => new OneCycle(0.4, RunSteps).Build().LearningRate,
        "cosines" => new CosineOneCycle(0.4, RunSteps).Build().LearningRate,
        _ => ExponentialDecay.OverRun(0.4, 5, RunSteps).For(RunSteps),
    };

    [Benchmark(Baseline = true, OperationsPerInvoke = RunSteps)]
    public double OneByOne()
    {
        for (int step = 0; step < RunSteps; step++)
            _values[step] = _schedule.At(step);
        return _values[^1];
    }

    [Benchmark(OperationsPerInvoke = RunSteps)]
    public double IntoASpan()
    {
        _schedule.Fill(0, _values);
        return _values[^1];
    }
}
