using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Runs maximum or average pooling.</summary>
internal sealed unsafe class PoolingUnit : ExampleUnit
{
    private readonly PinnedBuffer _output;
    private readonly PoolingShape _pooling;
    private readonly bool _takesLargest;

    public PoolingUnit(UnitContext context, string name, Unit input, PoolingShape pooling, bool takesLargest)
        : base(context, name, pooling.Output, input)
    {
        (_pooling, _takesLargest) = (pooling, takesLargest);
        _output = new PinnedBuffer((long)context.MaximumBatch * Shape.Length);
    }

    public override float* Stored => _output.Pointer;

    public override int ScratchLength => Inputs[0].Shape.Length;

    public override long Operations => Inputs[0].Shape.Length;

    public override void Forward(int example, float* scratch)
    {
        float* x = Inputs[0].Dense(example, scratch), y = Stored + (long)example * Shape.Length;
        if (_takesLargest)
            MaxPooling.Forward(_pooling, x, y);
        else
            AveragePooling.Forward(_pooling, x, y);
    }

    public override void Backward(int example, int chunk, float* scratch)
    {
        if (!HasTrainedInput)
            return;
        float* inputGradient = Inputs[0].Gradient(example);
        if (!_takesLargest)
        {
            AveragePooling.Backward(_pooling, Gradient(example), inputGradient);
            return;
        }

        float* x = Inputs[0].Dense(example, scratch), y = Stored + (long)example * Shape.Length;
        MaxPooling.Backward(_pooling, x, y, Gradient(example), inputGradient);
    }
}
