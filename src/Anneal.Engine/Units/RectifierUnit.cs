using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>A rectifier that follows something that cannot run it in its own passes; computed on demand.</summary>
internal sealed unsafe class RectifierUnit : ExampleUnit
{
    public RectifierUnit(UnitContext context, string name, Unit input)
        : base(context, name, input.Shape, input) => input.ShareGradientOf(this);

    public override bool ChangesGradient => true;

    public override int ScratchLength => Shape.Length;

    public override void Fill(int example, float* target, int targetRow)
    {
        int row = Shape.Width * Shape.Channels;
        float* source = Inputs[0].Stored;
        if (source == null)
            Inputs[0].Fill(example, target, targetRow);
        else
            source += (long)example * Shape.Length;
        for (int y = 0; y < Shape.Height; y++, target += targetRow)
            Rectifier.Forward(source == null ? target : source + (long)y * row, target, row);
    }

    public override void Backward(int example, int chunk, float* scratch)
    {
        float* x = Inputs[0].Dense(example, scratch), gradient = Gradient(example);
        Rectifier.Backward(x, gradient, gradient, Shape.Length);
    }
}
