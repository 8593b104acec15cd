namespace Anneal.Engine.Units;

/// <summary>The batch, where the network begins.</summary>
internal sealed unsafe class InputUnit(UnitContext context, ImageShape shape, bool wantsGradient)
    : ExampleUnit(context, "input", shape)
{
    private float* _batch;

    public override bool NeedsGradient { get; } = wantsGradient;

    public override bool IsStored => true;

    public override float* Stored => _batch;

    public void Take(float* batch) => _batch = batch;
}
