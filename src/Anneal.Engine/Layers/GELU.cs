using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>The Gaussian error linear unit, element by element: <c>y = x Φ(x)</c>, with the normal distribution function Φ.</summary>
/// <remarks>
/// Exact up to 2e-7 of the value's size, not the approximation by a hyperbolic tangent.
/// D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", arXiv:1606.08415.
/// </remarks>
public sealed record GELU : Layer
{
    internal override bool TakesFlattened => true;

    internal override ImageShape OutputShape(ImageShape input, string name) => input;

    internal override Unit Build(UnitBuilder builder, LayerPlace place) =>
        builder.Add(new GaussianErrorUnit(builder.Context, place.Name, place.Input));
}
