using System.Globalization;
using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>A fully connected layer: <c>y = x Wᵀ + b</c>.</summary>
/// <remarks>
/// Parameters: <c>weight</c> [outputs, inputs], drawn as <see cref="Initialization"/> says, with a fan-in of inputs, and <c>bias</c>
/// [outputs], zero. An image needs a <see cref="Flatten"/> in front; its values are then numbered channel by channel, as PyTorch does.
/// </remarks>
public sealed record Linear : Layer
{
    /// <summary>Creates the description.</summary>
    /// <param name="outputs">Floats that leave the layer for each example, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is below 1.</exception>
    public Linear(int outputs)
    {
        if (outputs < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(outputs), outputs,
                string.Create(CultureInfo.InvariantCulture, $"A linear layer must have 1 output or more, not {outputs}."));
        }

        Outputs = outputs;
    }

    /// <summary>Floats that leave the layer for each example.</summary>
    public int Outputs { get; }

    /// <summary>What the weights are drawn from: <see cref="WeightInitialization.He"/> if not given.</summary>
    public WeightInitialization Initialization { get; init; }

    internal override bool CanRectify => true;

    internal override bool TakesFlattened => true;

    internal override ImageShape OutputShape(ImageShape input, string name) => input.IsVector
        ? ImageShape.Vector(Outputs)
        : throw Misfit(name, input, "it takes vectors; put new Flatten() or new GlobalAveragePool2d() before it.");

    internal override long ParameterCount(ImageShape input) => (input.Length + 1L) * Outputs;

    internal override long MultiplyAdds(ImageShape input) => (long)input.Length * Outputs;

    internal override Unit Build(UnitBuilder builder, LayerPlace place)
    {
        var unit = new LinearUnit(builder.Context, place.Name, builder.Stored(place.Input), Outputs, place.Rectifies);
        Units.Initialization.Draw(Initialization, unit.Parameters[0], place.Shape.Length, builder.Context.Random);
        return builder.Add(unit);
    }
}
