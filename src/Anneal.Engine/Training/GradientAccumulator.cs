using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Updates;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Training;

/// <summary>The mean gradient of several batches, each weighted by its examples, as of one large batch.</summary>
internal sealed unsafe class GradientAccumulator
{
    private readonly Model _model;
    private readonly ParameterChunks _chunks;
    private readonly PinnedBuffer[] _sums;
    private readonly Action<int, int> _addBody;
    private readonly Action<int, int> _meanBody;
    private int _examples;
    private int _added;

    public GradientAccumulator(Model model)
    {
        _model = model;
        _chunks = new ParameterChunks(model.Pool, model.Parameters);
        _sums = [.. model.Parameters.Select(parameter => new PinnedBuffer(parameter.Value.Length))];
        (_addBody, _meanBody) = (AddChunk, MeanChunk);
    }

    /// <summary>Adds the model's gradients, the mean of a batch, to the sum.</summary>
    /// <param name="examples">Examples in the batch.</param>
    public void Add(int examples)
    {
        _added = examples;
        _chunks.Run(_addBody);
        _examples += examples;
    }

    /// <summary>Replaces the model's gradients by the mean of all that were added, and begins again.</summary>
    public void Finish()
    {
        _chunks.Run(_meanBody);
        _examples = 0;
    }

    /// <summary>Forgets what was added.</summary>
    public void Reset() => _examples = 0;

    private void AddChunk(int number, int worker)
    {
        UpdateChunk chunk = _chunks[number];
        Combine(Sum(chunk), Gradient(chunk), chunk.Length, kept: _examples == 0 ? 0 : 1, weight: _added);
    }

    private void MeanChunk(int number, int worker)
    {
        UpdateChunk chunk = _chunks[number];
        Combine(Gradient(chunk), Sum(chunk), chunk.Length, kept: 0, weight: 1.0 / _examples);
    }

    private float* Sum(UpdateChunk chunk) => _sums[chunk.Parameter].Pointer + chunk.Start;

    private float* Gradient(UpdateChunk chunk) => _model.Parameters[chunk.Parameter].Gradient.Pointer + chunk.Start;

    private static void Combine(float* target, float* source, int length, double kept, double weight)
    {
        var memory = new UpdateMemory<float>(target, source, null, null, null, length);
        int done = UpdateLoop.RunVectors<WeightedSumRule<VectorLanes>>(new(kept, weight), memory);
        UpdateLoop.Run<ScalarLane<float>, float, WeightedSumRule<ScalarLane<float>>>(new(kept, weight), memory.From(done));
    }
}
