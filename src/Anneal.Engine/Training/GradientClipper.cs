using Anneal.Engine.Kernels.Updates;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Training;

/// <summary>Applies a limit to all gradients of a model, in place.</summary>
internal sealed unsafe class GradientClipper
{
    /// <summary>PyTorch's, against a norm of zero.</summary>
    private const double NormEpsilon = 1e-6;
    private readonly Model _model;
    private readonly GradientClipping _clipping;
    private readonly ParameterChunks _chunks;
    private readonly ChunkSums _sums;
    private readonly double[] _squares;
    private readonly Func<UpdateChunk, double> _square;
    private readonly Action<int, int> _scaleBody;
    private readonly Action<int, int> _clampBody;
    private double _factor;

    public GradientClipper(Model model, GradientClipping clipping)
    {
        (_model, _clipping) = (model, clipping);
        _chunks = new ParameterChunks(model.Pool, model.Parameters);
        _sums = new ChunkSums(_chunks);
        _squares = new double[model.Parameters.Length];
        _square = chunk => SumOfSquares.Of(Memory(chunk).Weights, chunk.Length);
        (_scaleBody, _clampBody) = (Scale, Clamp);
    }

    public void Apply()
    {
        if (_clipping.MaximumNorm is { } maximum)
            ApplyNorm(maximum);
        if (_clipping.MaximumValue is not null)
            _chunks.Run(_clampBody);
    }

    private void ApplyNorm(double maximum)
    {
        _sums.Form(_square, _squares);
        double sum = 0;
        foreach (double square in _squares)
            sum += square;
        _factor = Math.Min(1, maximum / (Math.Sqrt(sum) + NormEpsilon));
        if (_factor != 1)
            _chunks.Run(_scaleBody);
    }

    private void Scale(int number, int worker)
    {
        UpdateMemory<float> memory = Memory(_chunks[number]);
        int done = UpdateLoop.RunVectors<ScaleRule<VectorLanes>>(new(_factor), memory);
        UpdateLoop.Run<ScalarLane<float>, float, ScaleRule<ScalarLane<float>>>(new(_factor), memory.From(done));
    }

    private void Clamp(int number, int worker)
    {
        UpdateMemory<float> memory = Memory(_chunks[number]);
        double limit = _clipping.MaximumValue!.Value;
        int done = UpdateLoop.RunVectors<ClampRule<VectorLanes>>(new(limit), memory);
        UpdateLoop.Run<ScalarLane<float>, float, ClampRule<ScalarLane<float>>>(new(limit), memory.From(done));
    }

    private UpdateMemory<float> Memory(UpdateChunk chunk)
    {
        float* gradient = _model.Parameters[chunk.Parameter].Gradient.Pointer + chunk.Start;
        return new UpdateMemory<float>(gradient, gradient, null, null, null, chunk.Length);
    }
}
