using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Keeps what is otherwise computed on demand, for consumers that need it in memory.</summary>
internal sealed unsafe class StoreUnit : ExampleUnit
{
    private readonly PinnedBuffer _output;

    public StoreUnit(UnitContext context, Unit input)
        : base(context, input.Name, input.Shape, input)
    {
        _output = new PinnedBuffer((long)context.MaximumBatch * Shape.Length);
        input.ShareGradientOf(this);
    }

    public override bool ChangesGradient => Inputs[0].ChangesGradient;

    public override float* Stored => _output.Pointer;

    public override void Forward(int example, float* scratch) =>
        Inputs[0].Fill(example, Stored + (long)example * Shape.Length, Shape.Width * Shape.Channels);
}
