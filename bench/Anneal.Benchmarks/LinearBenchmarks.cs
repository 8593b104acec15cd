using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using BenchmarkDotNet.Attributes;

namespace Anneal.Benchmarks;

/// <summary>Passes of one fully connected layer on one thread: 2 · batch · inputs · outputs operations each.</summary>
[MemoryDiagnoser]
public class LinearBenchmarks
{
    private Model _model = null!;
    private Batch _batch = null!;
    private float[] _gradient = null!;

    [Params(128, 512)]
    public int Examples { get; set; }

    [Params("784x128", "128x10", "1024x1024")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        string[] sizes = Shape.Split('x');
        int inputs = int.Parse(sizes[0], System.Globalization.CultureInfo.InvariantCulture);
        int outputs = int.Parse(sizes[1], System.Globalization.CultureInfo.InvariantCulture);
        var pool = new WorkerPool(1);
        _model = new Model(inputs, [new Linear(outputs)], Examples, seed: 1, pool);
        _batch = new Batch(Examples, inputs, pool) { Count = Examples };
        _gradient = new float[Examples * outputs];
        var random = new RandomSequence(1);
        foreach (ref float value in _batch.Inputs)
            value = (float)random.NextNormal();
        foreach (ref float value in _gradient.AsSpan())
            value = (float)random.NextNormal();
        _model.Forward(_batch);
    }

    [Benchmark]
    public float Forward() => _model.Forward(_batch)[0];

    [Benchmark]
    public void WeightGradient() => _model.Backward(_gradient);
}
