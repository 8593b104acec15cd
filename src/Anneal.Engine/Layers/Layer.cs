using System.Text.Json.Serialization;
using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>The description of one layer: an immutable value that any number of models can be built from.</summary>
/// <remarks>
/// A <see cref="Model"/> owns the parameters and buffers; where it pays, it runs neighboring layers in one pass.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "layer")]
[JsonDerivedType(typeof(Linear), nameof(Linear))]
[JsonDerivedType(typeof(ReLU), nameof(ReLU))]
[JsonDerivedType(typeof(GELU), nameof(GELU))]
[JsonDerivedType(typeof(Conv2d), nameof(Conv2d))]
[JsonDerivedType(typeof(BatchNorm2d), nameof(BatchNorm2d))]
[JsonDerivedType(typeof(MaxPool2d), nameof(MaxPool2d))]
[JsonDerivedType(typeof(AveragePool2d), nameof(AveragePool2d))]
[JsonDerivedType(typeof(GlobalAveragePool2d), nameof(GlobalAveragePool2d))]
[JsonDerivedType(typeof(Flatten), nameof(Flatten))]
[JsonDerivedType(typeof(Dropout), nameof(Dropout))]
[JsonDerivedType(typeof(Residual), nameof(Residual))]
public abstract record Layer
{
    private protected Layer()
    {
    }

    /// <summary>Whether the layer can run a rectifier that follows it in its own passes.</summary>
    internal virtual bool CanRectify => false;

    /// <summary>Whether the layer may stand behind a flattened image.</summary>
    internal virtual bool TakesFlattened => false;

    /// <summary>The shape that leaves the layer.</summary>
    /// <param name="input">The shape that arrives.</param>
    /// <param name="name">The layer's number, for messages.</param>
    /// <exception cref="ArgumentException">The layer cannot take that shape.</exception>
    internal abstract ImageShape OutputShape(ImageShape input, string name);

    /// <summary>Trained values.</summary>
    internal virtual long ParameterCount(ImageShape input) => 0;

    /// <summary>Multiplications with weights for an example, forward.</summary>
    internal virtual long MultiplyAdds(ImageShape input) => 0;

    /// <summary>Makes what runs the layer; returns the last unit.</summary>
    internal abstract Unit Build(UnitBuilder builder, LayerPlace place);

    /// <summary>What to throw where shapes do not fit.</summary>
    internal ArgumentException Misfit(string name, ImageShape input, string rule) =>
        new($"Layer {name}, {GetType().Name}, gets {input} (channels x height x width), but {rule}");
}
