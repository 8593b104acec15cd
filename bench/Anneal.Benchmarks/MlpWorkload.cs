using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;

namespace Anneal.Benchmarks;

/// <summary>Training steps of 784-128-10 on random images.</summary>
internal sealed class MlpWorkload
{
    /// <summary>Forward and backward, without the input gradient of the first layer.</summary>
    public const double MegaflopsPerImage = 0.409;
    private const int Images = 20_000;
    private static Hyperparameters Used { get; } = new(0.01, 0.9, 1e-4);
    private readonly Model _model;
    private readonly Sgd _optimizer;
    private readonly SoftmaxCrossEntropy _loss = new();
    private readonly ShuffledBatches _source;
    private readonly Batch _batch;
    private readonly float[] _gradient;

    public MlpWorkload(int batch, WorkerPool pool)
    {
        _model = new Model(784, [new Linear(128), new ReLU(), new Linear(10)], batch, seed: 1, pool);
        _optimizer = new Sgd(_model);
        _source = new ShuffledBatches(RandomImages(), batch, seed: 1);
        _batch = new Batch(batch, 784, pool);
        _gradient = new float[batch * 10];
        _source.Fill(_batch);
    }

    /// <summary>A step on the batch at hand.</summary>
    public void RepeatBatch()
    {
        ReadOnlySpan<float> logits = _model.Forward(_batch);
        Span<float> gradient = _gradient.AsSpan(0, logits.Length);
        _loss.Compute(logits, _batch.Labels, gradient);
        _model.Backward(gradient);
        _optimizer.Update(Used);
    }

    /// <summary>A step on a new batch.</summary>
    public void NextBatch()
    {
        _source.Fill(_batch);
        RepeatBatch();
    }

    private static ImageData RandomImages()
    {
        var random = new RandomSequence(1);
        byte[] pixels = new byte[Images * 784];
        foreach (ref byte pixel in pixels.AsSpan())
            pixel = (byte)random.NextBelow(256);
        int[] labels = [.. Enumerable.Range(0, Images).Select(_ => random.NextBelow(10))];
        return new ImageData(pixels, labels, 784, 10, new Normalization(0.5, 0.29));
    }
}
