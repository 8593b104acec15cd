using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>A second way out of a value: its gradient is added to what the other way brought.</summary>
internal sealed unsafe class ForkUnit(UnitContext context, Unit input) : ExampleUnit(context, input.Name, input.Shape, input)
{
    public override bool IsStored => Inputs[0].IsStored;

    public override float* Stored => Inputs[0].Stored;

    public override void Fill(int example, float* target, int targetRow) => Inputs[0].Fill(example, target, targetRow);

    public override void Backward(int example, int chunk, float* scratch)
    {
        if (HasTrainedInput)
            Addition.Add(Gradient(example), Inputs[0].Gradient(example), Shape.Length);
    }
}
