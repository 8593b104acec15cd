namespace Anneal.Engine.Units;

/// <summary>
/// Stands before a normalization whose input cannot ask it for a gradient, and turns the gradient of the output into that
/// of the input, in place.
/// </summary>
internal sealed unsafe class NormalizationInputUnit : ExampleUnit
{
    public NormalizationInputUnit(UnitContext context, Unit input)
        : base(context, input.Name, input.Shape, input) => input.ShareGradientOf(this);

    /// <summary>The normalization behind this unit.</summary>
    public NormalizationUnit? Normalization
    {
        get;
        set
        {
            field = value;
            ShareGradientOf(value!);
        }
    }

    public override bool ChangesGradient => true;

    public override bool IsStored => Inputs[0].IsStored;

    public override float* Stored => Inputs[0].Stored;

    public override void Backward(int example, int chunk, float* scratch)
    {
        if (HasTrainedInput)
            Normalization!.FillInputGradient(example, Gradient(example), Shape.Width * Shape.Channels);
    }
}
