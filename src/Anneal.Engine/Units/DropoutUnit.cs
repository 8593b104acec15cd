using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Runs dropout: a mask that follows from the seed, the layer, the pass and the value's number.</summary>
internal sealed unsafe class DropoutUnit : ExampleUnit
{
    private readonly PinnedBuffer _output;
    private readonly double _keep;
    private readonly float _scale;
    private readonly ulong _layerKey;

    public DropoutUnit(UnitContext context, string name, Unit input, double rate, int number)
        : base(context, name, input.Shape, input)
    {
        _output = new PinnedBuffer((long)context.MaximumBatch * Shape.Length);
        (_keep, _scale) = (1 - rate, (float)(1 / (1 - rate)));
        _layerKey = DropoutMask.Mix(DropoutMask.Mix(context.Seed) + (ulong)number);
        input.ShareGradientOf(this);
    }

    public override bool ChangesGradient => true;

    public override float* Stored => _output.Pointer;

    public override int ScratchLength => Shape.Length;

    public override long Operations => 4L * Shape.Length;

    public override void Forward(int example, float* scratch)
    {
        float* target = Stored + (long)example * Shape.Length;
        if (Context.Mode != PassMode.Training)
        {
            Inputs[0].Fill(example, target, Shape.Width * Shape.Channels);
            return;
        }

        Apply(Inputs[0].Dense(example, scratch), target, example);
    }

    public override void Backward(int example, int chunk, float* scratch)
    {
        if (Context.Mode == PassMode.Training)
            Apply(Gradient(example), Gradient(example), example);
    }

    private void Apply(float* source, float* target, int example) => DropoutMask.Apply(
        source, target, Shape.Length, DropoutMask.Mix(_layerKey + Context.Pass), (long)example * Shape.Length, _keep, _scale);
}
