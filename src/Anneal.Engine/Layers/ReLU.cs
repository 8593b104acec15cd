using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>The rectified linear unit, element by element: <c>y = max(x, 0)</c>. NaN stays NaN.</summary>
/// <remarks>
/// The gradient at 0 is 0. After a <see cref="Linear"/>, <see cref="Conv2d"/>, <see cref="BatchNorm2d"/> or
/// <see cref="Residual"/> it is part of that layer's passes and costs next to nothing.
/// V. Nair and G. Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010.
/// </remarks>
public sealed record ReLU : Layer
{
    internal override bool TakesFlattened => true;

    internal override ImageShape OutputShape(ImageShape input, string name) => input;

    internal override Unit Build(UnitBuilder builder, LayerPlace place) =>
        builder.Add(new RectifierUnit(builder.Context, place.Name, place.Input));
}
