using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Runs a Gaussian error linear unit.</summary>
internal sealed unsafe class GaussianErrorUnit : ExampleUnit
{
    private readonly PinnedBuffer _output;

    public GaussianErrorUnit(UnitContext context, string name, Unit input)
        : base(context, name, input.Shape, input)
    {
        _output = new PinnedBuffer((long)context.MaximumBatch * Shape.Length);
        input.ShareGradientOf(this);
    }

    public override bool ChangesGradient => true;

    public override float* Stored => _output.Pointer;

    public override int ScratchLength => Shape.Length;

    public override long Operations => 10L * Shape.Length;

    public override void Forward(int example, float* scratch) =>
        GaussianUnit.Forward(Inputs[0].Dense(example, scratch), Stored + (long)example * Shape.Length, Shape.Length);

    public override void Backward(int example, int chunk, float* scratch) =>
        GaussianUnit.Backward(Inputs[0].Dense(example, scratch), Gradient(example), Shape.Length);
}
