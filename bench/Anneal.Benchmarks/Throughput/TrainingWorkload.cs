using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Models;
using Anneal.Engine.Optimizers;

namespace Anneal.Benchmarks.Throughput;

/// <summary>Training steps on one batch of random images, as PyTorch's script does them: forward, loss, backward, update.</summary>
internal sealed class TrainingWorkload
{
    private static readonly Hyperparameters Used = new(1e-3, 0.9, 1e-4);
    private readonly Sgd _optimizer;
    private readonly SoftmaxCrossEntropy _loss = new();
    private readonly Batch _batch;
    private readonly float[] _gradient;

    public TrainingWorkload(StandardModel network, int batch, WorkerPool pool)
    {
        Model = new Model(network.InputShape, network.Layers, batch, seed: 1, pool);
        _optimizer = new Sgd(Model);
        _batch = new Batch(batch, Model.InputSize, pool) { Count = batch };
        _gradient = new float[batch * Model.OutputSize];
        var random = new RandomSequence(1);
        foreach (ref float value in _batch.Inputs)
            value = (float)random.NextNormal();
        foreach (ref int label in _batch.Labels)
            label = random.NextBelow(Model.OutputSize);
    }

    public Model Model { get; }

    public void Step()
    {
        _loss.Compute(Model.Forward(_batch), _batch.Labels, _gradient);
        Model.Backward(_gradient);
        _optimizer.Update(Used);
    }
}
