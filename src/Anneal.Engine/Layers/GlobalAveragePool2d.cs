using Anneal.Engine.Kernels;
using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>The mean of each channel over all positions: a vector of as many floats as there are channels.</summary>
/// <remarks>M. Lin, Q. Chen and S. Yan, "Network in network", arXiv:1312.4400, section 3.2.</remarks>
public sealed record GlobalAveragePool2d : Layer
{
    internal override ImageShape OutputShape(ImageShape input, string name) => ImageShape.Vector(input.Channels);

    internal override Unit Build(UnitBuilder builder, LayerPlace place)
    {
        ImageShape input = place.Shape;
        var pooling = new PoolingShape(input, input.Height, input.Width, Math.Max(input.Height, input.Width));
        return builder.Add(new PoolingUnit(builder.Context, place.Name, place.Input, pooling, takesLargest: false));
    }
}
