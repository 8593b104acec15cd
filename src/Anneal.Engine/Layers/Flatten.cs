using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>Takes an image for a vector, so that a <see cref="Linear"/> may follow. Nothing is moved.</summary>
/// <remarks>
/// The weight of a linear layer behind it numbers its inputs channel by channel, row by row, as PyTorch does.
/// </remarks>
public sealed record Flatten : Layer
{
    internal override bool TakesFlattened => true;

    internal override ImageShape OutputShape(ImageShape input, string name) => ImageShape.Vector(input.Length);

    internal override Unit Build(UnitBuilder builder, LayerPlace place) => place.Input;
}
