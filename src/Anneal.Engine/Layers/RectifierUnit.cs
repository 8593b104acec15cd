using Anneal.Engine.Kernels;

namespace Anneal.Engine.Layers;

/// <summary>A rectifier that follows something that cannot run it in its own passes.</summary>
internal sealed unsafe class RectifierUnit : Unit
{
    private const int ChunkLength = 16_384;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _backward;
    private float* _input;
    private float* _inputGradient;
    private int _length;

    public RectifierUnit(UnitContext context, int size)
        : base(context, size, size) => (_forward, _backward) = (ForwardChunk, BackwardChunk);

    public override void Forward(float* input, int count)
    {
        _input = input;
        _length = count * OutputSize;
        Share(Chunks, _forward, _length);
    }

    public override void Backward(float* input, float* inputGradient, int count)
    {
        if (inputGradient == null)
            return;
        _inputGradient = inputGradient;
        _length = count * OutputSize;
        Share(Chunks, _backward, _length);
    }

    private int Chunks => (_length + ChunkLength - 1) / ChunkLength;

    private void ForwardChunk(int chunk, int worker)
    {
        int start = chunk * ChunkLength;
        Rectifier.Forward(_input + start, Output.Pointer + start, Math.Min(ChunkLength, _length - start));
    }

    private void BackwardChunk(int chunk, int worker)
    {
        int start = chunk * ChunkLength;
        Rectifier.Backward(
            Output.Pointer + start, OutputGradient.Pointer + start, _inputGradient + start,
            Math.Min(ChunkLength, _length - start));
    }
}
